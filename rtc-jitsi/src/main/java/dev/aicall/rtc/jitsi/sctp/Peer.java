package dev.aicall.rtc.jitsi.sctp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The other side as its INIT or INIT ACK tells.
 *
 * @param tag what it wants to see in our packets; 0 = not known
 * @param tsn number of its first DATA chunk
 * @param window bytes that it has room for at first, unsigned
 * @param outStreams streams that it sends on
 * @param inStreams streams that it can take
 * @param resetsStreams whether it knows RE-CONFIG
 */
record Peer(int tag, int tsn, int window, int outStreams, int inStreams, boolean resetsStreams) {
  static final Peer UNKNOWN = new Peer(0, 0, 0, 0, 0, false);

  /** The least window an INIT may tell, RFC 9260 section 3.3.2. */
  private static final int MIN_WINDOW = 1_500;

  static Peer of(InitChunk init) {
    Tlv extensions = init.parameter(InitChunk.SUPPORTED_EXTENSIONS);
    return new Peer(
        init.tag(),
        init.tsn(),
        init.window(),
        init.outStreams(),
        init.inStreams(),
        extensions != null && contains(extensions.value(), ReconfigChunk.TYPE));
  }

  /** What is wrong with it, or null. */
  static @Nullable String faultOf(InitChunk init) {
    if (init.tag() == 0) {
      return "tag 0";
    }
    if (init.outStreams() == 0 || init.inStreams() == 0) {
      return "no streams";
    }
    return Integer.compareUnsigned(init.window(), MIN_WINDOW) < 0 ? "window below 1500" : null;
  }

  /** Parameters that we do not know and whose sender wants to hear so, RFC 9260 section 3.2.1. */
  static List<Tlv> unrecognized(InitChunk init) {
    List<Tlv> reported = new ArrayList<>();
    for (Tlv each : init.parameters()) {
      if (!isKnown(each.type())) {
        if (each.isReportedIfUnknown()) {
          reported.add(each);
        }
        if (!each.isSkippedIfUnknown()) {
          break;
        }
      }
    }
    return reported;
  }

  /** Those of RFC 9260 section 3.3.2 are known even where DTLS leaves them without meaning. */
  private static boolean isKnown(int type) {
    return switch (type) {
      case 5, 6, 9, 11, 12 -> true;
      case InitChunk.STATE_COOKIE, InitChunk.UNRECOGNIZED -> true;
      case InitChunk.SUPPORTED_EXTENSIONS, InitChunk.FORWARD_TSN_SUPPORTED -> true;
      default -> false;
    };
  }

  private static boolean contains(byte[] types, int type) {
    for (byte each : types) {
      if (Byte.toUnsignedInt(each) == type) {
        return true;
      }
    }
    return false;
  }

  /** Without the tag. */
  @Override
  public String toString() {
    return "Peer[outStreams=" + outStreams + ", inStreams=" + inStreams + "]";
  }
}
