package dev.aicall.domain.port;

import java.time.Duration;
import java.time.Instant;

/** Where time comes from: stamps, durations and delays. Nothing in the SDK asks the system. */
public interface TimeSource {
  /**
   * Returns the time of day, for stamps and expiry only; it may jump.
   *
   * @return now
   */
  Instant now();

  /**
   * Returns a ticker for durations; it never jumps.
   *
   * @return nanoseconds since an arbitrary moment
   */
  long nanoTime();

  /**
   * Runs a task later, never inside this call.
   *
   * @param delay how much later; zero or less = as soon as possible
   * @param task what to run; quick, since all tasks may share a thread
   * @return cancel it to prevent the run
   */
  Timer schedule(Duration delay, Runnable task);

  /** A task that waits for its time. */
  @FunctionalInterface
  interface Timer {
    /** Prevents the run if it has not begun. Idempotent. */
    void cancel();
  }
}
