package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;

/**
 * A chunk without a body: SHUTDOWN ACK, COOKIE ACK or SHUTDOWN COMPLETE, RFC 9260 sections 3.3.9,
 * 3.3.12 and 3.3.13.
 *
 * @param type one of the three
 * @param flags T of SHUTDOWN COMPLETE, otherwise nothing
 */
record BareChunk(int type, int flags) implements Chunk {
  static final int SHUTDOWN_ACK = 8;
  static final int COOKIE_ACK = 11;
  static final int SHUTDOWN_COMPLETE = 14;

  /** Flag T: the packet's tag is the receiver's own tag, sent back. */
  static final int REFLECTED = 1;

  BareChunk(int type) {
    this(type, 0);
  }

  @Override
  public int bodyBytes() {
    return 0;
  }

  @Override
  public void writeBody(ByteBuffer out) {}
}
