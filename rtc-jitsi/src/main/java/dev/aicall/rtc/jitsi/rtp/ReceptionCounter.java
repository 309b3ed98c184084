package dev.aicall.rtc.jitsi.rtp;

import java.util.concurrent.TimeUnit;

/**
 * Counts what one sender's packets went through on their way (RFC 3550 §6.4.1, A.3 and A.8). For
 * one thread.
 */
final class ReceptionCounter {
  /** From which step of the sequence number on the sender is taken to have begun anew; A.1. */
  private static final int RESTART_STEP = 3_000;

  private static final int MAX_LOST = 0x7f_ffff;
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final int clockRateHz;
  private final Unwrapper sequences = Unwrapper.ofSequence();
  private long first;
  private long highest = -1;
  private long received; // of the present numbering
  private long total;
  private long lostBefore; // of the numberings before the present one
  private long expectedAtReport;
  private long receivedAtReport;
  private double jitterTicks;
  private double lastTransit;
  private int lastTimestamp;

  ReceptionCounter(int clockRateHz) {
    this.clockRateHz = clockRateHz;
  }

  void onPacket(int sequence, int timestamp, long arrivalNanos) {
    if (received == 0) {
      begin(sequence);
      transit(timestamp, arrivalNanos);
    } else {
      long next = sequences.peek(sequence);
      if (Math.abs(next - highest) > RESTART_STEP) {
        restart();
        begin(sequence);
        transit(timestamp, arrivalNanos);
      } else if (next > highest) {
        sequences.unwrap(sequence);
        highest = next;
        measure(timestamp, arrivalNanos);
      }
    }
    received++;
    total++;
  }

  /** Another numbering begins with the next packet; what was lost so far stays lost. */
  void restart() {
    lostBefore = lost();
    received = 0;
  }

  private void begin(int sequence) {
    sequences.reset();
    first = sequences.unwrap(sequence);
    highest = first;
    expectedAtReport = 0;
    receivedAtReport = 0;
  }

  /** Packets of one frame share a timestamp; only the first counts, since they leave one by one. */
  private void measure(int timestamp, long arrivalNanos) {
    if (timestamp == lastTimestamp) {
      return;
    }
    double before = lastTransit;
    int ticks = timestamp - lastTimestamp;
    transit(timestamp, arrivalNanos);
    double difference = Math.abs(lastTransit - before - ticks);
    if (difference < clockRateHz * 10.0) {
      jitterTicks += (difference - jitterTicks) / 16;
    }
  }

  /** Keeps arrival in ticks; differences against timestamps are taken when two are known. */
  private void transit(int timestamp, long arrivalNanos) {
    lastTransit = (double) arrivalNanos * clockRateHz / NANOS;
    lastTimestamp = timestamp;
  }

  /** Packets that came, duplicates too. */
  long received() {
    return total;
  }

  private long expected() {
    return received == 0 ? 0 : highest - first + 1;
  }

  /** Packets that are missing up to now; not negative. */
  long lost() {
    return Math.max(0, lostBefore + expected() - received);
  }

  double jitterMs() {
    return jitterTicks * 1_000 / clockRateHz;
  }

  /** Makes the report block of the time since the one before. */
  RtcpPacket.ReportBlock report(int ssrc, int lastReport, int sinceLastReport) {
    long expected = expected() - expectedAtReport;
    long lost = expected - (received - receivedAtReport);
    int fraction = expected <= 0 || lost <= 0 ? 0 : (int) Math.min(255, (lost << 8) / expected);
    expectedAtReport = expected();
    receivedAtReport = received;
    return new RtcpPacket.ReportBlock(
        ssrc,
        fraction,
        (int) Math.min(MAX_LOST, lost()),
        (int) highest,
        (int) jitterTicks,
        lastReport,
        sinceLastReport);
  }
}
