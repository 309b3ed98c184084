package dev.aicall.rtc.jitsi.sctp;

/** How much may be on its way: RFC 9260 section 7.2. In bytes of user data. */
final class CongestionWindow {
  /**
   * Packets at the start. RFC 9260 says 4,404 bytes, which is 4; RFC 6928 says 10 for TCP, and that
   * is what the browsers' SCTP uses: a message of 10 KB then needs one round trip, not two.
   */
  private static final int INITIAL_PACKETS = 10;

  /**
   * Packets after a timeout. RFC 9260 says 1; then a lossy path that is not full, which is what
   * calls meet, goes from one timeout to the next. Four is what the browsers' SCTP uses and what
   * fast retransmission needs to work at all.
   */
  private static final int MIN_PACKETS = 4;

  private final int packetBytes;
  private long window;
  private long threshold;
  private long partialBytesAcked;

  CongestionWindow(int packetBytes) {
    this.packetBytes = packetBytes;
    start(Long.MAX_VALUE);
  }

  /** Begins with an association whose other side has so much room. */
  void start(long peerWindow) {
    window = (long) INITIAL_PACKETS * packetBytes;
    threshold = peerWindow;
    partialBytesAcked = 0;
  }

  long bytes() {
    return window;
  }

  /** The cumulative acknowledgement advanced outside of fast recovery. */
  void acked(long bytes, long outstandingBefore, long outstandingAfter) {
    boolean used = outstandingBefore + packetBytes > window;
    if (window <= threshold) {
      if (used) {
        window += Math.min(bytes, packetBytes);
      }
      return;
    }
    partialBytesAcked += bytes;
    if (partialBytesAcked >= window && used) {
      partialBytesAcked -= window;
      window += packetBytes;
    } else if (partialBytesAcked >= window) {
      partialBytesAcked = window;
    }
    if (outstandingAfter == 0) {
      partialBytesAcked = 0;
    }
  }

  void enterFastRecovery() {
    threshold = halved();
    window = threshold;
    partialBytesAcked = 0;
  }

  void timedOut() {
    threshold = halved();
    window = (long) MIN_PACKETS * packetBytes;
    partialBytesAcked = 0;
  }

  /** Nothing was sent for a while: what the path can take is no longer known that well. */
  void idle(long timeouts) {
    for (long i = 0; i < timeouts && window > halved(); i++) {
      window = halved();
    }
  }

  private long halved() {
    return Math.max(window / 2, (long) MIN_PACKETS * packetBytes);
  }
}
