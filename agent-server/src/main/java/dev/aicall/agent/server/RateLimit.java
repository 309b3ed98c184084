package dev.aicall.agent.server;

import dev.aicall.domain.port.TimeSource;

/** Allows so many a minute, evenly, with as many at once after a quiet minute. Thread-safe. */
final class RateLimit {
  private static final long NANOS_PER_MINUTE = 60_000_000_000L;

  private final TimeSource time;
  private final int perMinute;
  private double left;
  private long lastNanos;

  RateLimit(TimeSource time, int perMinute) {
    this.time = time;
    this.perMinute = perMinute;
    this.left = perMinute;
    this.lastNanos = time.nanoTime();
  }

  synchronized boolean take() {
    long now = time.nanoTime();
    left = Math.min(perMinute, left + (double) (now - lastNanos) * perMinute / NANOS_PER_MINUTE);
    lastNanos = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
