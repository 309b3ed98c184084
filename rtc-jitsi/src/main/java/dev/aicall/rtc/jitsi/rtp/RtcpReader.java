package dev.aicall.rtc.jitsi.rtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads compound RTCP packets, also those of reduced size (RFC 5506). What it does not know is
 * skipped; a datagram that is damaged anywhere is left out whole. Safe from any thread.
 */
public final class RtcpReader {
  /** Most packets of a datagram that are read; our choice, a real one has under ten. */
  private static final int MAX_PACKETS = 64;

  /** Most sequence numbers of a NACK that are read; our choice, four times what senders keep. */
  static final int MAX_NACKS = 4_096;

  static final int HEADER = 4;
  static final int WORD = 4;
  static final int BLOCK = 24;
  static final int SENDER_INFO = 20;
  static final int FEEDBACK_HEADER = 12;
  static final int REMB_NAME = 0x52454d42; // "REMB"

  static final int SENDER_REPORT = 200;
  static final int RECEIVER_REPORT = 201;
  static final int DESCRIPTION = 202;
  static final int BYE = 203;
  static final int TRANSPORT_FEEDBACK = 205;
  static final int PAYLOAD_FEEDBACK = 206;
  static final int FORMAT_NACK = 1;
  static final int FORMAT_PLI = 1;
  static final int FORMAT_FIR = 4;
  static final int FORMAT_APPLICATION = 15;
  static final int ITEM_CNAME = 1;

  private RtcpReader() {}

  /**
   * Says whether a packet is RTCP and not RTP, where both share a port (RFC 5761 §4).
   *
   * @param data holds the packet
   * @param offset index of its first byte
   * @param length bytes
   * @return whether its second byte is 192 to 223
   */
  public static boolean isRtcp(byte[] data, int offset, int length) {
    return length >= 2 && Bytes.u8(data, offset + 1) >= 192 && Bytes.u8(data, offset + 1) <= 223;
  }

  /**
   * Reads a datagram.
   *
   * @param data holds it
   * @param offset index of its first byte
   * @param length bytes
   * @return what is known of it, in order; null if it is damaged
   */
  public static @Nullable List<RtcpPacket> read(byte[] data, int offset, int length) {
    if (offset < 0 || length < HEADER || length > data.length - offset) {
      return null;
    }
    List<RtcpPacket> packets = new ArrayList<>(4);
    int end = offset + length;
    int at = offset;
    for (int i = 0; i < MAX_PACKETS && at < end; i++) {
      if (end - at < HEADER || Bytes.u8(data, at) >> 6 != 2) {
        return null;
      }
      int size = (Bytes.u16(data, at + 2) + 1) * WORD;
      if (size > end - at) {
        return null;
      }
      int body = size;
      if ((data[at] & 0x20) != 0) {
        int padding = Bytes.u8(data, at + size - 1);
        if (padding == 0 || padding > size - HEADER) {
          return null;
        }
        body -= padding;
      }
      if (!readOne(data, at, body, packets)) {
        return null;
      }
      at += size;
    }
    return at == end ? packets : null;
  }

  /** Returns whether it is whole; its size has room for the header. */
  private static boolean readOne(byte[] data, int at, int size, List<RtcpPacket> packets) {
    int count = data[at] & 0x1f;
    return switch (Bytes.u8(data, at + 1)) {
      case SENDER_REPORT -> senderReport(data, at, size, count, packets);
      case RECEIVER_REPORT -> receiverReport(data, at, size, count, packets);
      case DESCRIPTION -> description(data, at, size, count, packets);
      case BYE -> bye(data, at, size, count, packets);
      case TRANSPORT_FEEDBACK -> count != FORMAT_NACK || nack(data, at, size, packets);
      case PAYLOAD_FEEDBACK -> payloadFeedback(data, at, size, count, packets);
      default -> true;
    };
  }

  private static boolean senderReport(
      byte[] data, int at, int size, int count, List<RtcpPacket> packets) {
    int blocks = HEADER + WORD + SENDER_INFO;
    if (size < blocks + count * BLOCK) {
      return false;
    }
    long ntp = Bytes.u32(data, at + 8) << Integer.SIZE | Bytes.u32(data, at + 12);
    packets.add(
        new RtcpPacket.SenderReport(
            Bytes.s32(data, at + 4),
            ntp,
            Bytes.s32(data, at + 16),
            Bytes.s32(data, at + 20),
            Bytes.s32(data, at + 24),
            blocks(data, at + blocks, count)));
    return true;
  }

  private static boolean receiverReport(
      byte[] data, int at, int size, int count, List<RtcpPacket> packets) {
    int blocks = HEADER + WORD;
    if (size < blocks + count * BLOCK) {
      return false;
    }
    packets.add(
        new RtcpPacket.ReceiverReport(Bytes.s32(data, at + 4), blocks(data, at + blocks, count)));
    return true;
  }

  private static List<RtcpPacket.ReportBlock> blocks(byte[] data, int start, int count) {
    List<RtcpPacket.ReportBlock> blocks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = start + i * BLOCK;
      blocks.add(
          new RtcpPacket.ReportBlock(
              Bytes.s32(data, at),
              Bytes.u8(data, at + 4),
              Bytes.s32(data, at + 4) << 8 >> 8,
              Bytes.s32(data, at + 8),
              Bytes.s32(data, at + 12),
              Bytes.s32(data, at + 16),
              Bytes.s32(data, at + 20)));
    }
    return List.copyOf(blocks);
  }

  private static boolean description(
      byte[] data, int at, int size, int count, List<RtcpPacket> packets) {
    int position = at + HEADER;
    int end = at + size;
    for (int chunk = 0; chunk < count; chunk++) {
      if (end - position < WORD) {
        return false;
      }
      int ssrc = Bytes.s32(data, position);
      int start = position;
      position += WORD;
      while (position < end && data[position] != 0) {
        if (end - position < 2 || end - position < 2 + Bytes.u8(data, position + 1)) {
          return false;
        }
        int length = Bytes.u8(data, position + 1);
        if (data[position] == ITEM_CNAME) {
          String cname = new String(data, position + 2, length, StandardCharsets.UTF_8);
          packets.add(new RtcpPacket.Description(ssrc, cname));
        }
        position += 2 + length;
      }
      if (position >= end) {
        return false; // the null octet that ends the items is missing
      }
      position = start + ((position - start) / WORD + 1) * WORD;
    }
    return position <= end;
  }

  private static boolean bye(byte[] data, int at, int size, int count, List<RtcpPacket> packets) {
    if (size < HEADER + count * WORD) {
      return false;
    }
    packets.add(new RtcpPacket.Bye(ssrcs(data, at + HEADER, count)));
    return true;
  }

  private static boolean nack(byte[] data, int at, int size, List<RtcpPacket> packets) {
    if (size < FEEDBACK_HEADER) {
      return false;
    }
    List<Integer> sequences = new ArrayList<>();
    for (int entry = at + FEEDBACK_HEADER; entry + WORD <= at + size; entry += WORD) {
      int first = Bytes.u16(data, entry);
      int mask = Bytes.u16(data, entry + 2);
      sequences.add(first);
      for (int bit = 0; bit < 16; bit++) {
        if ((mask >> bit & 1) != 0) {
          sequences.add((first + bit + 1) & 0xffff);
        }
      }
      if (sequences.size() > MAX_NACKS) {
        return false;
      }
    }
    packets.add(
        new RtcpPacket.Nack(
            Bytes.s32(data, at + 4), Bytes.s32(data, at + 8), List.copyOf(sequences)));
    return true;
  }

  private static boolean payloadFeedback(
      byte[] data, int at, int size, int format, List<RtcpPacket> packets) {
    if (size < FEEDBACK_HEADER) {
      return false;
    }
    int sender = Bytes.s32(data, at + 4);
    if (format == FORMAT_PLI) {
      packets.add(new RtcpPacket.PictureLoss(sender, Bytes.s32(data, at + 8)));
    } else if (format == FORMAT_FIR) {
      List<RtcpPacket.FullIntra.Request> requests = new ArrayList<>();
      for (int entry = at + FEEDBACK_HEADER; entry + 8 <= at + size; entry += 8) {
        requests.add(
            new RtcpPacket.FullIntra.Request(Bytes.s32(data, entry), Bytes.u8(data, entry + 4)));
      }
      packets.add(new RtcpPacket.FullIntra(sender, List.copyOf(requests)));
    } else if (format == FORMAT_APPLICATION
        && size >= FEEDBACK_HEADER + 8
        && Bytes.s32(data, at + FEEDBACK_HEADER) == REMB_NAME) {
      return remb(data, at, size, sender, packets);
    }
    return true;
  }

  private static boolean remb(byte[] data, int at, int size, int sender, List<RtcpPacket> packets) {
    int count = Bytes.u8(data, at + 16);
    int exponent = Bytes.u8(data, at + 17) >> 2;
    long mantissa = (data[at + 17] & 3L) << 16 | Bytes.u16(data, at + 18);
    if (size < 20 + count * WORD) {
      return false;
    }
    long bits = exponent > 44 ? Long.MAX_VALUE : mantissa << exponent;
    packets.add(new RtcpPacket.Remb(sender, bits, ssrcs(data, at + 20, count)));
    return true;
  }

  private static List<Integer> ssrcs(byte[] data, int start, int count) {
    List<Integer> ssrcs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ssrcs.add(Bytes.s32(data, start + i * WORD));
    }
    return List.copyOf(ssrcs);
  }
}
