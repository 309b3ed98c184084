package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;

/**
 * SACK, RFC 9260 section 3.3.4: what arrived.
 *
 * @param cumulativeTsn everything up to this number arrived
 * @param window bytes that there is room for, unsigned
 * @param gaps first and last of each run that arrived beyond it, as offsets to it, pair after pair
 * @param duplicates numbers that arrived more than once since the last SACK
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
record SackChunk(int cumulativeTsn, int window, int[] gaps, int[] duplicates) implements Chunk {
  static final int TYPE = 3;

  /** The body without gaps and duplicates. */
  static final int FIXED_BYTES = 12;

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
    return FIXED_BYTES + 2 * gaps.length + 4 * duplicates.length;
  }

  @Override
  public void writeBody(ByteBuffer out) {
    out.putInt(cumulativeTsn).putInt(window);
    out.putShort((short) (gaps.length / 2)).putShort((short) duplicates.length);
    for (int offset : gaps) {
      out.putShort((short) offset);
    }
    for (int tsn : duplicates) {
      out.putInt(tsn);
    }
  }
}
