package dev.aicall.rtc.jitsi.rtp;

/**
 * Reads and writes RTP packets (RFC 3550 §5.1). One object reads many packets, one after the other,
 * so that none is allocated for each; it holds the array of the last one until the next. Header
 * extensions are skipped. For one thread.
 */
public final class RtpPacket {
  /** Bytes of a header as it is written here. */
  public static final int HEADER = 12;

  private static final int VERSION = 2;
  private static final int WORD = 4;

  private byte[] data = {};
  private int payloadOffset;
  private int payloadLength;
  private boolean marker;
  private int payloadType;
  private int sequence;
  private int timestamp;
  private int ssrc;

  /**
   * Reads a packet. The array is not copied.
   *
   * @param bytes holds it
   * @param offset index of its first byte
   * @param length bytes
   * @return whether it is a whole packet; if not, the other methods tell of no packet in particular
   */
  public boolean read(byte[] bytes, int offset, int length) {
    if (offset < 0 || length < HEADER || length > bytes.length - offset) {
      return false;
    }
    int first = Bytes.u8(bytes, offset);
    if (first >> 6 != VERSION) {
      return false;
    }
    int start = HEADER + (first & 0xf) * WORD;
    if ((first & 0x10) != 0) {
      if (start + WORD > length) {
        return false;
      }
      start += WORD + Bytes.u16(bytes, offset + start + 2) * WORD;
    }
    int end = length;
    if ((first & 0x20) != 0) {
      int padding = Bytes.u8(bytes, offset + length - 1);
      if (padding == 0) {
        return false;
      }
      end -= padding;
    }
    if (start > end) {
      return false;
    }
    data = bytes;
    payloadOffset = offset + start;
    payloadLength = end - start;
    marker = (bytes[offset + 1] & 0x80) != 0;
    payloadType = bytes[offset + 1] & 0x7f;
    sequence = Bytes.u16(bytes, offset + 2);
    timestamp = Bytes.s32(bytes, offset + 4);
    ssrc = Bytes.s32(bytes, offset + 8);
    return true;
  }

  /**
   * Writes a header without contributing sources, extension and padding.
   *
   * @param target where to put it, from index 0 on
   * @param payloadType 0 to 127
   * @param marker what it means depends on the payload
   * @param sequence its low 16 bits count
   * @param timestamp in ticks of the payload
   * @param ssrc the sender
   */
  public static void writeHeader(
      byte[] target, int payloadType, boolean marker, int sequence, int timestamp, int ssrc) {
    target[0] = (byte) (VERSION << 6);
    target[1] = (byte) ((marker ? 0x80 : 0) | payloadType);
    Bytes.put16(target, 2, sequence);
    Bytes.put32(target, 4, timestamp);
    Bytes.put32(target, 8, ssrc);
  }

  /**
   * Returns the array that holds the packet.
   *
   * @return not a copy
   */
  public byte[] data() {
    return data;
  }

  /**
   * Returns where the payload begins.
   *
   * @return an index of {@link #data()}
   */
  public int payloadOffset() {
    return payloadOffset;
  }

  /**
   * Returns how long the payload is, without padding.
   *
   * @return bytes, may be 0
   */
  public int payloadLength() {
    return payloadLength;
  }

  /**
   * Returns the marker bit.
   *
   * @return whether it is set
   */
  public boolean marker() {
    return marker;
  }

  /**
   * Returns the payload type.
   *
   * @return 0 to 127
   */
  public int payloadType() {
    return payloadType;
  }

  /**
   * Returns the sequence number.
   *
   * @return 0 to 65,535
   */
  public int sequence() {
    return sequence;
  }

  /**
   * Returns the timestamp.
   *
   * @return 32 bits, to be taken as unsigned
   */
  public int timestamp() {
    return timestamp;
  }

  /**
   * Returns the sender.
   *
   * @return 32 bits, to be taken as unsigned
   */
  public int ssrc() {
    return ssrc;
  }
}
