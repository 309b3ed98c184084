package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * ABORT or ERROR, RFC 9260 sections 3.3.7 and 3.3.10: both carry causes of section 3.3.10.
 *
 * @param type one of the two
 * @param flags {@link BareChunk#REFLECTED} in an ABORT, otherwise nothing
 * @param causes why; may be empty
 */
record ErrorChunk(int type, int flags, List<Tlv> causes) implements Chunk {
  static final int ABORT = 6;
  static final int ERROR = 9;

  static final int INVALID_STREAM = 1;
  static final int STALE_COOKIE = 3;
  static final int OUT_OF_RESOURCE = 4;
  static final int UNRECOGNIZED_CHUNK = 6;
  static final int INVALID_PARAMETER = 7;
  static final int UNRECOGNIZED_PARAMETERS = 8;
  static final int NO_USER_DATA = 9;
  static final int COOKIE_WHILE_SHUTTING_DOWN = 10;
  static final int USER_ABORT = 12;
  static final int PROTOCOL_VIOLATION = 13;

  ErrorChunk {
    causes = List.copyOf(causes);
  }

  static ErrorChunk abort(int cause) {
    return new ErrorChunk(ABORT, 0, List.of(new Tlv(cause, new byte[0])));
  }

  static ErrorChunk reflectedAbort() {
    return new ErrorChunk(ABORT, BareChunk.REFLECTED, List.of());
  }

  static ErrorChunk error(Tlv cause) {
    return new ErrorChunk(ERROR, 0, List.of(cause));
  }

  boolean has(int cause) {
    return causes.stream().anyMatch(each -> each.type() == cause);
  }

  @Override
  public int bodyBytes() {
    return Tlv.bytesOf(causes);
  }

  @Override
  public void writeBody(ByteBuffer out) {
    Tlv.writeAll(causes, out);
  }
}
