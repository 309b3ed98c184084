package dev.aicall.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** When a call got how far: the first time of each stage, in ms since the beginning. Any thread. */
final class Stages {
  private static final double NANOS_A_MS = 1e6;

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final long began = System.nanoTime();
  private final Map<String, Double> reached = new LinkedHashMap<>();
  private @Nullable String failure;

  synchronized void note(String stage) {
    if (!reached.containsKey(stage)) {
      reached.put(stage, (System.nanoTime() - began) / NANOS_A_MS);
      notifyAll();
    }
  }

  /** Nothing more is reached. */
  synchronized void fail(String what) {
    failure = what;
    notifyAll();
  }

  /** Waits for a stage, and returns when it was. */
  synchronized double await(String stage) {
    long end = System.nanoTime() + LIMIT_NANOS;
    while (true) {
      Double time = reached.get(stage);
      if (time != null) {
        return time;
      }
      long left = end - System.nanoTime();
      if (left <= 0 || failure != null) {
        throw new IllegalStateException(
            (failure == null ? "waited 10 s" : failure) + "; '" + stage + "' is not in " + reached);
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  /** All stages in the order in which they were reached. */
  synchronized Map<String, Double> all() {
    return new LinkedHashMap<>(reached);
  }
}
