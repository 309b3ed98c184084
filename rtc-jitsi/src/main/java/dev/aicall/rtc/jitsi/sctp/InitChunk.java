package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * INIT or INIT ACK, RFC 9260 sections 3.3.2 and 3.3.3.
 *
 * @param type one of the two
 * @param tag what the sender wants to see in every packet from now on; a secret of the two
 * @param window bytes that the sender has room for, unsigned
 * @param outStreams streams that the sender wants to send on
 * @param inStreams streams that the sender can take
 * @param tsn number of the sender's first DATA chunk
 * @param parameters what else it says
 */
record InitChunk(
    int type, int tag, int window, int outStreams, int inStreams, int tsn, List<Tlv> parameters)
    implements Chunk {
  static final int INIT = 1;
  static final int ACK = 2;

  /** The body without parameters. */
  static final int FIXED_BYTES = 16;

  static final int STATE_COOKIE = 7;
  static final int UNRECOGNIZED = 8;

  /** RFC 5061 section 4.2.7: chunk types that the sender knows beyond RFC 9260. */
  static final int SUPPORTED_EXTENSIONS = 0x8008;

  /** RFC 3758 section 3.1. */
  static final int FORWARD_TSN_SUPPORTED = 0xC000;

  InitChunk {
    parameters = List.copyOf(parameters);
  }

  @Nullable Tlv parameter(int type) {
    for (Tlv each : parameters) {
      if (each.type() == type) {
        return each;
      }
    }
    return null;
  }

  @Override
  public int flags() {
    return 0;
  }

  @Override
  public int bodyBytes() {
    return FIXED_BYTES + Tlv.bytesOf(parameters);
  }

  @Override
  public void writeBody(ByteBuffer out) {
    out.putInt(tag).putInt(window).putShort((short) outStreams).putShort((short) inStreams);
    out.putInt(tsn);
    Tlv.writeAll(parameters, out);
  }

  /** Without the tag, which lets its owner's packets in. */
  @Override
  public String toString() {
    return (type == INIT ? "INIT" : "INIT ACK")
        + "[window="
        + Integer.toUnsignedString(window)
        + ", outStreams="
        + outStreams
        + ", inStreams="
        + inStreams
        + "]";
  }
}
