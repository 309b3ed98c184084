package dev.aicall.rtc.jitsi.rtp;

import dev.aicall.domain.port.TimeSource;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Time in the form of RTCP: 32 bits of seconds since 1900 and 32 of their fraction. It begins at
 * the time of day and goes on with the ticker, so it never jumps. Safe from any thread.
 */
final class NtpTime {
  /** Seconds from 1900 to 1970 (RFC 868). */
  private static final long EPOCH_SECONDS = 2_208_988_800L;

  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MIDDLE_BITS = 16;

  private final Instant start;
  private final long startNanos;

  NtpTime(TimeSource time) {
    start = time.now();
    startNanos = time.nanoTime();
  }

  /** The 64 bits for a moment of the ticker. */
  long at(long nanoTime) {
    Instant moment = start.plusNanos(nanoTime - startNanos);
    long fraction = ((long) moment.getNano() << Integer.SIZE) / NANOS;
    return (moment.getEpochSecond() + EPOCH_SECONDS) << Integer.SIZE | fraction;
  }

  /** The middle 32 bits, as in report blocks: 16 of seconds, 16 of fraction. */
  static int middle(long ntp) {
    return (int) (ntp >>> MIDDLE_BITS);
  }

  /** A duration in units of 1/65,536 s. */
  static int units(long nanos) {
    return (int) (nanos / 1_000 * 65_536 / 1_000_000);
  }

  static double unitsToMs(int units) {
    return units * 1_000.0 / 65_536;
  }
}
