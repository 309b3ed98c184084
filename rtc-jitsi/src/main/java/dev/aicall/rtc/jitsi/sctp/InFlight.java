package dev.aicall.rtc.jitsi.sctp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The chunks between the last cumulative acknowledgement and the newest number given, in a ring
 * that grows to the largest flight there was.
 */
final class InFlight {
  private @Nullable OutChunk[] ring = new OutChunk[64];
  private long first;
  private long next;
  private long outstandingBytes;
  private int marked;
  private int gapAcked;
  private long markedFrom;

  /** Begins with an association. */
  void start(int initialTsn) {
    Arrays.fill(ring, null);
    first = Tsn.first(initialTsn);
    next = first;
    outstandingBytes = 0;
    marked = 0;
    gapAcked = 0;
    markedFrom = first;
  }

  /** The lowest number that is not acknowledged. */
  long first() {
    return first;
  }

  /** The number of the next new chunk. */
  long next() {
    return next;
  }

  boolean isEmpty() {
    return first == next;
  }

  /** Bytes that are neither acknowledged nor taken as lost. */
  long outstandingBytes() {
    return outstandingBytes;
  }

  boolean hasMarked() {
    return marked > 0;
  }

  boolean hasGapAcked() {
    return gapAcked > 0;
  }

  OutChunk get(long tsn) {
    OutChunk chunk = ring[(int) tsn & (ring.length - 1)];
    if (chunk == null) {
      throw new IllegalStateException("no chunk " + tsn);
    }
    return chunk;
  }

  void add(OutChunk chunk) {
    if (next - first == ring.length) {
      grow();
    }
    ring[(int) next & (ring.length - 1)] = chunk;
    next++;
    outstandingBytes += chunk.bytes();
  }

  private void grow() {
    @Nullable OutChunk[] larger = new OutChunk[2 * ring.length];
    for (long tsn = first; tsn < next; tsn++) {
      larger[(int) tsn & (larger.length - 1)] = ring[(int) tsn & (ring.length - 1)];
    }
    ring = larger;
  }

  /** Takes the first chunk away: it is acknowledged for good. */
  OutChunk removeFirst() {
    OutChunk chunk = get(first);
    ring[(int) first & (ring.length - 1)] = null;
    first++;
    if (chunk.isOutstanding()) {
      outstandingBytes -= chunk.bytes();
    }
    if (chunk.marked) {
      marked--;
    }
    if (chunk.gapAcked) {
      gapAcked--;
    }
    return chunk;
  }

  void markLost(long tsn) {
    OutChunk chunk = get(tsn);
    if (chunk.isOutstanding()) {
      chunk.marked = true;
      outstandingBytes -= chunk.bytes();
      markedFrom = marked == 0 ? tsn : Math.min(markedFrom, tsn);
      marked++;
    }
  }

  void gapAck(OutChunk chunk) {
    if (chunk.isOutstanding()) {
      outstandingBytes -= chunk.bytes();
    }
    if (chunk.marked) {
      chunk.marked = false;
      marked--;
    }
    chunk.gapAcked = true;
    gapAcked++;
  }

  /** The other side no longer has it, RFC 9260 section 6.2.1 D iii. */
  void takeBackGapAck(long tsn) {
    OutChunk chunk = get(tsn);
    chunk.gapAcked = false;
    gapAcked--;
    outstandingBytes += chunk.bytes();
  }

  /** The lowest chunk that is to be sent again, or null. */
  @Nullable OutChunk firstMarked() {
    if (marked == 0) {
      return null;
    }
    long tsn = Math.max(markedFrom, first);
    while (!get(tsn).marked) {
      tsn++;
    }
    markedFrom = tsn;
    return get(tsn);
  }

  void sentAgain(OutChunk chunk) {
    chunk.marked = false;
    marked--;
    outstandingBytes += chunk.bytes();
  }
}
