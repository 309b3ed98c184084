package dev.aicall.rtc.peer;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The pauses of a join that is tried again: none before the first try, then 0.2, 0.4, 0.8, 1.6 and
 * every 2 s, each ±20 %. Our choice: some ten tries within the usual deadline of 15 s.
 */
final class JoinPauses implements Supplier<Duration> {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final double JITTER = 0.2;

  private final DoubleSupplier random;
  private Duration next = Duration.ZERO;

  JoinPauses(DoubleSupplier random) {
    this.random = random;
  }

  @Override
  public Duration get() {
    Duration plain = next;
    Duration doubled = plain.isZero() ? FIRST : plain.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    double factor = 1 + JITTER * (2 * random.getAsDouble() - 1);
    return Duration.ofNanos(Math.round(plain.toNanos() * factor));
  }
}
