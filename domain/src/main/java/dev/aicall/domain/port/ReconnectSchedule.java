package dev.aicall.domain.port;

import java.time.Duration;
import java.util.List;

/**
 * When to try again after a link was lost: a pure function of the attempt. The adapter adds the
 * jitter; when to give up is not in here, the domain decides that.
 *
 * @param delays pause before each attempt, the first at index 0; the last one repeats
 * @param jitter share by which each pause may be longer or shorter, 0 to 1
 */
public record ReconnectSchedule(List<Duration> delays, double jitter) {
  /**
   * At once, then 0.2, 0.5, 1, 2, 4 and every 5 s, each ±20 %: our signalling's schedule, close to
   * LiveKit's Android client.
   */
  public static final ReconnectSchedule DEFAULT =
      new ReconnectSchedule(
          List.of(
              Duration.ZERO,
              Duration.ofMillis(200),
              Duration.ofMillis(500),
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(4),
              Duration.ofSeconds(5)),
          0.2);

  /**
   * Checks and copies.
   *
   * @param delays at least one
   * @param jitter 0 to 1
   */
  public ReconnectSchedule {
    delays = List.copyOf(delays);
    if (delays.isEmpty()) {
      throw new IllegalArgumentException("delays: at least one");
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter: 0 to 1, got " + jitter);
    }
  }

  /**
   * Returns the pause before an attempt, without jitter.
   *
   * @param attempt 0 for the first
   * @return the pause
   */
  public Duration delayBefore(int attempt) {
    return delays.get(Math.min(attempt, delays.size() - 1));
  }
}
