package dev.aicall.rtc.jitsi.sctp;

import java.time.Duration;

/** How long to wait for an answer: RFC 9260 section 6.3.1. All in nanoseconds. */
final class RetransmissionTimeout {
  private final long min;
  private final long max;
  private final long initial;
  private long smoothed;
  private long variation;
  private long current;
  private long lastSampleAt;
  private boolean backedOff;

  RetransmissionTimeout(SctpTimings timings) {
    this.min = timings.minRto().toNanos();
    this.max = timings.maxRto().toNanos();
    this.initial = timings.initialRto().toNanos();
    this.current = initial;
  }

  Duration current() {
    return Duration.ofNanos(current);
  }

  /** Smoothed round trip time; 0 before the first measurement. */
  Duration smoothedRoundTrip() {
    return Duration.ofNanos(smoothed);
  }

  /** Whether a measurement is wanted now: one in a round trip is what the formula is made for. */
  boolean wantsSample(long now) {
    return smoothed == 0 || backedOff || now - lastSampleAt >= smoothed;
  }

  /** Takes a round trip that is not in doubt (Karn: of something sent once). */
  void sample(long roundTrip, long now) {
    lastSampleAt = now;
    backedOff = false;
    long sample = Math.max(1, roundTrip);
    if (smoothed == 0) {
      smoothed = sample;
      variation = sample / 2;
    } else {
      variation += (Math.abs(smoothed - sample) - variation) / 4;
      smoothed += (sample - smoothed) / 8;
    }
    current = measured();
  }

  private long measured() {
    return Math.min(max, Math.max(min, smoothed + 4 * variation));
  }

  /** Nothing came in time. */
  void backOff() {
    backedOff = true;
    current = Math.min(max, 2 * current);
  }

  /**
   * The association is up: its data do not wait longer because packets of the handshake were lost.
   * Once only, so that a path which has become slower is noticed all the same.
   */
  void established() {
    if (smoothed == 0) {
      restart();
    } else {
      backedOff = false;
      current = measured();
    }
  }

  /** A new association, perhaps over the same path. */
  void restart() {
    smoothed = 0;
    variation = 0;
    backedOff = false;
    current = initial;
  }
}
