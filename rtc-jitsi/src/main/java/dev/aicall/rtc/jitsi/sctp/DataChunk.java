package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;

/**
 * DATA, RFC 9260 section 3.3.1: a message or a piece of one.
 *
 * @param flags {@link #END}, {@link #BEGIN}, {@link #UNORDERED}, {@link #IMMEDIATE}
 * @param tsn its number in the association
 * @param stream which stream, 0 to 65535
 * @param ssn number of the message in the stream, 0 to 65535; of no meaning if unordered
 * @param ppid what the message is, see {@link Ppid}
 * @param bytes holds the piece
 * @param offset where it begins
 * @param count how long it is
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
record DataChunk(
    int flags, int tsn, int stream, int ssn, int ppid, byte[] bytes, int offset, int count)
    implements Chunk {
  static final int TYPE = 0;

  /** The chunk without its piece of the message. */
  static final int OVERHEAD_BYTES = HEADER_BYTES + 12;

  /** Flag E: the last piece. */
  static final int END = 1;

  /** Flag B: the first piece. */
  static final int BEGIN = 2;

  /** Flag U: to be handed over without regard to the order of the stream. */
  static final int UNORDERED = 4;

  /** Flag I: the sender waits for the acknowledgement. */
  static final int IMMEDIATE = 8;

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public int bodyBytes() {
    return OVERHEAD_BYTES - HEADER_BYTES + count;
  }

  @Override
  public void writeBody(ByteBuffer out) {
    out.putInt(tsn).putShort((short) stream).putShort((short) ssn).putInt(ppid);
    out.put(bytes, offset, count);
  }
}
