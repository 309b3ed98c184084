package dev.aicall.domain.timing;

import dev.aicall.api.timing.CallTimings;
import java.time.Duration;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Moments of a call in nanoseconds since its start, and the durations between them. */
final class Moment {
  /** It has not come, or nobody noticed. */
  static final long UNKNOWN = -1;

  private Moment() {}

  static Duration duration(long nanos) {
    return Duration.ofNanos(Math.max(0, nanos));
  }

  /** From a known moment to one that may be unknown, which then gives null. */
  static @Nullable Duration between(long from, long to) {
    return to == UNKNOWN ? null : duration(to - from);
  }

  static Duration max(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  static <T> void addBounded(Deque<T> entries, T entry) {
    if (entries.size() == CallTimings.MAX_ENTRIES) {
      entries.removeFirst();
    }
    entries.addLast(entry);
  }
}
