package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;

/**
 * HEARTBEAT or HEARTBEAT ACK, RFC 9260 sections 3.3.5 and 3.3.6.
 *
 * @param type one of the two
 * @param info the whole body, which the other side sends back unchanged
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
record HeartbeatChunk(int type, byte[] info) implements Chunk {
  static final int REQUEST = 4;
  static final int ACK = 5;

  /** Type of the only parameter. */
  static final int INFO = 1;

  @Override
  public int flags() {
    return 0;
  }

  @Override
  public int bodyBytes() {
    return info.length;
  }

  @Override
  public void writeBody(ByteBuffer out) {
    out.put(info);
  }
}
