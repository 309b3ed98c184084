package dev.aicall.rtc.jitsi.rtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes compound RTCP packets, one packet after the other. For one thread. */
public final class RtcpWriter {
  private static final int MAX_CNAME = 255;
  private static final int MAX_BLOCKS = 31;
  private static final int NACK_REACH = 16;

  private byte[] data = new byte[512];
  private int length;

  /**
   * Appends a packet.
   *
   * @param packet what to write; at most 31 blocks or sources, 255 bytes of name
   * @throws IllegalArgumentException if there is more
   */
  public void add(RtcpPacket packet) {
    if (packet instanceof RtcpPacket.SenderReport report) {
      add(report);
    } else if (packet instanceof RtcpPacket.ReceiverReport report) {
      int start = begin(RtcpReader.RECEIVER_REPORT, checked(report.blocks().size()));
      put32(report.ssrc());
      report.blocks().forEach(this::add);
      end(start);
    } else if (packet instanceof RtcpPacket.Description description) {
      add(description);
    } else if (packet instanceof RtcpPacket.Bye bye) {
      int start = begin(RtcpReader.BYE, checked(bye.ssrcs().size()));
      bye.ssrcs().forEach(this::put32);
      end(start);
    } else if (packet instanceof RtcpPacket.Nack nack) {
      add(nack);
    } else if (packet instanceof RtcpPacket.PictureLoss loss) {
      int start = begin(RtcpReader.PAYLOAD_FEEDBACK, RtcpReader.FORMAT_PLI);
      put32(loss.sender());
      put32(loss.media());
      end(start);
    } else if (packet instanceof RtcpPacket.FullIntra intra) {
      add(intra);
    } else if (packet instanceof RtcpPacket.Remb remb) {
      add(remb);
    }
  }

  /**
   * Takes what was appended, and begins anew.
   *
   * @return a new array, the packet first, then {@link PacketOut#TAILROOM} bytes of room
   */
  public byte[] take() {
    byte[] packet = Arrays.copyOf(data, length + PacketOut.TAILROOM);
    length = 0;
    return packet;
  }

  private void add(RtcpPacket.SenderReport report) {
    int start = begin(RtcpReader.SENDER_REPORT, checked(report.blocks().size()));
    put32(report.ssrc());
    put32((int) (report.ntp() >>> Integer.SIZE));
    put32((int) report.ntp());
    put32(report.timestamp());
    put32(report.packets());
    put32(report.bytes());
    report.blocks().forEach(this::add);
    end(start);
  }

  private void add(RtcpPacket.ReportBlock block) {
    put32(block.ssrc());
    put32(block.fractionLost() << 24 | (block.lost() & 0xff_ffff));
    put32(block.highestSequence());
    put32(block.jitterTicks());
    put32(block.lastReport());
    put32(block.sinceLastReport());
  }

  private void add(RtcpPacket.Description description) {
    byte[] cname = description.cname().getBytes(StandardCharsets.UTF_8);
    if (cname.length > MAX_CNAME) {
      throw new IllegalArgumentException("cname: up to 255 bytes, got " + cname.length);
    }
    int start = begin(RtcpReader.DESCRIPTION, 1);
    put32(description.ssrc());
    room(cname.length + 6);
    data[length++] = RtcpReader.ITEM_CNAME;
    data[length++] = (byte) cname.length;
    System.arraycopy(cname, 0, data, length, cname.length);
    length += cname.length;
    do {
      data[length++] = 0;
    } while ((length - start) % RtcpReader.WORD != 0);
    end(start);
  }

  /** The sequence numbers come in order; those close together share an entry. */
  private void add(RtcpPacket.Nack nack) {
    int start = begin(RtcpReader.TRANSPORT_FEEDBACK, RtcpReader.FORMAT_NACK);
    put32(nack.sender());
    put32(nack.media());
    List<Integer> sequences = nack.sequences();
    int next = 0;
    while (next < sequences.size()) {
      int first = sequences.get(next++);
      int mask = 0;
      while (next < sequences.size()) {
        int distance = (sequences.get(next) - first) & 0xffff;
        if (distance < 1 || distance > NACK_REACH) {
          break;
        }
        mask |= 1 << (distance - 1);
        next++;
      }
      put32(first << 16 | mask);
    }
    end(start);
  }

  private void add(RtcpPacket.FullIntra intra) {
    int start = begin(RtcpReader.PAYLOAD_FEEDBACK, RtcpReader.FORMAT_FIR);
    put32(intra.sender());
    put32(0);
    for (RtcpPacket.FullIntra.Request request : intra.requests()) {
      put32(request.media());
      put32(request.number() << 24);
    }
    end(start);
  }

  private void add(RtcpPacket.Remb remb) {
    int exponent = Math.max(0, 46 - Long.numberOfLeadingZeros(remb.bitsPerSecond()));
    int start = begin(RtcpReader.PAYLOAD_FEEDBACK, RtcpReader.FORMAT_APPLICATION);
    put32(remb.sender());
    put32(0);
    put32(RtcpReader.REMB_NAME);
    int mantissa = (int) (remb.bitsPerSecond() >>> exponent);
    put32(remb.ssrcs().size() << 24 | exponent << 18 | mantissa);
    remb.ssrcs().forEach(this::put32);
    end(start);
  }

  private static int checked(int count) {
    if (count > MAX_BLOCKS) {
      throw new IllegalArgumentException("blocks or sources: up to 31, got " + count);
    }
    return count;
  }

  private int begin(int type, int count) {
    int start = length;
    put32(0x8000_0000 | count << 24 | type << 16);
    return start;
  }

  private void end(int start) {
    Bytes.put16(data, start + 2, (length - start) / RtcpReader.WORD - 1);
  }

  private void put32(int value) {
    room(RtcpReader.WORD);
    Bytes.put32(data, length, value);
    length += RtcpReader.WORD;
  }

  private void room(int more) {
    if (length + more > data.length) {
      data = Arrays.copyOf(data, Math.max(2 * data.length, length + more));
    }
  }
}
