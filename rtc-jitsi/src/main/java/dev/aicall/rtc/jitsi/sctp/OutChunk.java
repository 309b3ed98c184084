package dev.aicall.rtc.jitsi.sctp;

/** A DATA chunk that was sent and is not yet acknowledged for good. */
final class OutChunk {
  private final DataChunk data;
  long sentAtNanos;
  int transmissions;

  /** Reported as arrived beyond a gap; may be taken back until it is acknowledged cumulatively. */
  boolean gapAcked;

  /** Taken as lost: to be sent again, does not count as outstanding. */
  boolean marked;

  /** Was sent again on missing reports; the next time only the timer helps. */
  boolean fastRetransmitted;

  int missingReports;

  OutChunk(DataChunk data) {
    this.data = data;
  }

  DataChunk data() {
    return data;
  }

  int bytes() {
    return data.count();
  }

  boolean isOutstanding() {
    return !gapAcked && !marked;
  }
}
