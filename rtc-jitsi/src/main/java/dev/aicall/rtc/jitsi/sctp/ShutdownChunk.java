package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;

/**
 * SHUTDOWN, RFC 9260 section 3.3.8.
 *
 * @param cumulativeTsn everything up to this number arrived
 */
record ShutdownChunk(int cumulativeTsn) implements Chunk {
  static final int TYPE = 7;

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
    return 4;
  }

  @Override
  public void writeBody(ByteBuffer out) {
    out.putInt(cumulativeTsn);
  }
}
