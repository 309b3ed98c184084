package dev.aicall.rtc.jitsi.sctp;

import org.jspecify.annotations.Nullable;

/** Finds out what a SACK says of each chunk in flight: RFC 9260 sections 6.2.1 and 7.2.4. */
final class SackReader {
  /** Missing reports after which a chunk counts as lost. */
  private static final int LOST_AFTER = 3;

  private final InFlight flight;
  private final SendQueue queue;
  private long ackedBytes;
  private long highestNewlyAcked;
  private @Nullable OutChunk newest;

  SackReader(InFlight flight, SendQueue queue) {
    this.flight = flight;
    this.queue = queue;
  }

  /**
   * What a SACK told.
   *
   * @param ackedBytes bytes that are acknowledged now and were not before
   * @param advanced whether the cumulative acknowledgement moved
   * @param foundLoss whether chunks are now taken as lost
   * @param newest of those acknowledged now, the one sent last
   */
  record Outcome(long ackedBytes, boolean advanced, boolean foundLoss, @Nullable OutChunk newest) {}

  /**
   * Reads one.
   *
   * @param cumulative between the last one and the newest number sent
   * @param gaps as on the wire; null if it says nothing of them
   * @param inFastRecovery whether loss is being repaired
   */
  Outcome read(long cumulative, int @Nullable [] gaps, boolean inFastRecovery) {
    ackedBytes = 0;
    highestNewlyAcked = -1;
    newest = null;
    boolean advanced = cumulative >= flight.first();
    while (flight.first() <= cumulative) {
      long tsn = flight.first();
      OutChunk chunk = flight.removeFirst();
      queue.acked(chunk.data());
      if (!chunk.gapAcked) {
        newlyAcked(tsn, chunk);
      }
    }
    boolean foundLoss = false;
    if (gaps != null && (gaps.length > 0 || flight.hasGapAcked())) {
      long highestReported = readGaps(cumulative, gaps);
      long reportMissingBelow = inFastRecovery && advanced ? highestReported : highestNewlyAcked;
      foundLoss = reportMissing(reportMissingBelow);
    }
    return new Outcome(ackedBytes, advanced, foundLoss, newest);
  }

  private void newlyAcked(long tsn, OutChunk chunk) {
    ackedBytes += chunk.bytes();
    highestNewlyAcked = Math.max(highestNewlyAcked, tsn);
    if (newest == null || chunk.sentAtNanos >= newest.sentAtNanos) {
      newest = chunk;
    }
  }

  /** Marks what is in the gaps' runs, takes back what no longer is; returns the last number. */
  private long readGaps(long cumulative, int[] gaps) {
    long tsn = flight.first();
    long highest = -1;
    for (int i = 0; i + 1 < gaps.length; i += 2) {
      long start = cumulative + gaps[i];
      long end = cumulative + gaps[i + 1];
      if (start < tsn || end < start || end >= flight.next()) {
        // Not in order, or of something that was never sent: the rest is not to be trusted.
        break;
      }
      for (; tsn < start; tsn++) {
        takeBack(tsn);
      }
      for (; tsn <= end; tsn++) {
        OutChunk chunk = flight.get(tsn);
        if (!chunk.gapAcked) {
          flight.gapAck(chunk);
          newlyAcked(tsn, chunk);
        }
      }
      highest = end;
    }
    for (; tsn < flight.next(); tsn++) {
      takeBack(tsn);
    }
    return highest;
  }

  private void takeBack(long tsn) {
    if (flight.get(tsn).gapAcked) {
      flight.takeBackGapAck(tsn);
    }
  }

  private boolean reportMissing(long below) {
    boolean foundLoss = false;
    for (long tsn = flight.first(); tsn < below; tsn++) {
      OutChunk chunk = flight.get(tsn);
      if (chunk.isOutstanding() && !chunk.fastRetransmitted) {
        chunk.missingReports++;
        if (chunk.missingReports >= LOST_AFTER) {
          chunk.fastRetransmitted = true;
          flight.markLost(tsn);
          foundLoss = true;
        }
      }
    }
    return foundLoss;
  }
}
