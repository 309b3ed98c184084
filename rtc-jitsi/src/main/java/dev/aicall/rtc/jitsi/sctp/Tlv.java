package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Type, length, value: the layout of parameters (RFC 9260 section 3.2.1) and of error causes
 * (section 3.3.10).
 *
 * @param type 0 to 65535
 * @param value its bytes, without padding
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
record Tlv(int type, byte[] value) {
  private static final int HEADER_BYTES = 4;

  /** More than any chunk needs; keeps a packet of nothing but headers cheap. Our choice. */
  private static final int MAX_COUNT = 64;

  /** Whether the parameters behind an unknown one are still to be read. */
  boolean isSkippedIfUnknown() {
    return (type & 0x8000) != 0;
  }

  /** Whether the sender wants to hear that it is not known. */
  boolean isReportedIfUnknown() {
    return (type & 0x4000) != 0;
  }

  /**
   * Reads to the end of the buffer.
   *
   * @return null if a length is wrong
   */
  static @Nullable List<Tlv> readAll(ByteBuffer in) {
    List<Tlv> all = new ArrayList<>();
    while (in.remaining() > 0) {
      if (in.remaining() < HEADER_BYTES || all.size() == MAX_COUNT) {
        return null;
      }
      int type = Short.toUnsignedInt(in.getShort());
      int count = Short.toUnsignedInt(in.getShort()) - HEADER_BYTES;
      if (count < 0 || count > in.remaining()) {
        return null;
      }
      byte[] value = new byte[count];
      in.get(value);
      all.add(new Tlv(type, value));
      // The padding of the last one does not count as part of the chunk.
      in.position(Math.min(in.limit(), in.position() + Chunk.padded(count) - count));
    }
    return all;
  }

  /** Bytes that {@link #writeAll} writes. */
  static int bytesOf(List<Tlv> all) {
    int sum = 0;
    for (Tlv each : all) {
      sum = Chunk.padded(sum) + HEADER_BYTES + each.value.length;
    }
    return sum;
  }

  /** Writes them with padding between them, none behind the last. */
  static void writeAll(List<Tlv> all, ByteBuffer out) {
    int sum = 0;
    for (Tlv each : all) {
      for (; (sum & 3) != 0; sum++) {
        out.put((byte) 0);
      }
      out.putShort((short) each.type).putShort((short) (HEADER_BYTES + each.value.length));
      out.put(each.value);
      sum += HEADER_BYTES + each.value.length;
    }
  }

  /** The whole thing as it was on the wire, for reports of unknown ones. */
  byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(bytesOf(List.of(this)));
    writeAll(List.of(this), out);
    return out.array();
  }

  @Override
  public String toString() {
    return "Tlv[type=" + type + ", " + value.length + " bytes]";
  }
}
