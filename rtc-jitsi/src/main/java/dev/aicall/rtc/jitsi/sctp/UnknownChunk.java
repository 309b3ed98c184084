package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;

/**
 * A chunk of a type that we have not told the other side we know. The two high bits of the type say
 * what to do, RFC 9260 section 3.2.
 *
 * @param type its number
 * @param flags its flags
 * @param body its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
record UnknownChunk(int type, int flags, byte[] body) implements Chunk {
  /** Whether the chunks behind it are still to be read. */
  boolean isSkipped() {
    return (type & 0x80) != 0;
  }

  /** Whether the sender wants to hear that it is not known. */
  boolean isReported() {
    return (type & 0x40) != 0;
  }

  @Override
  public int bodyBytes() {
    return body.length;
  }

  @Override
  public void writeBody(ByteBuffer out) {
    out.put(body);
  }
}
