package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;

/**
 * FORWARD TSN, RFC 3758 section 3.2: the sender gave up all chunks up to a number.
 *
 * @param cumulativeTsn the last one that is not to be waited for
 * @param skipped stream and number of the newest message given up in it, pair after pair
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
record ForwardTsnChunk(int cumulativeTsn, int[] skipped) implements Chunk {
  static final int TYPE = 192;

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
    return 4 + 2 * skipped.length;
  }

  @Override
  public void writeBody(ByteBuffer out) {
    out.putInt(cumulativeTsn);
    for (int value : skipped) {
      out.putShort((short) value);
    }
  }
}
