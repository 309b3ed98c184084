package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;

/**
 * COOKIE ECHO, RFC 9260 section 3.3.11.
 *
 * @param cookie what the INIT ACK brought, unchanged
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
record CookieEchoChunk(byte[] cookie) implements Chunk {
  static final int TYPE = 10;

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public int flags() {
    return 0;
  }

  @Override
  public int bodyBytes() {
    return cookie.length;
  }

  @Override
  public void writeBody(ByteBuffer out) {
    out.put(cookie);
  }
}
