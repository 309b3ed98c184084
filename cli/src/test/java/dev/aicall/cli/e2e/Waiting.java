package dev.aicall.cli.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Waits for what another process does, where there is nothing to be woken by. */
final class Waiting {
  private static final long LOOK_EVERY_NANOS = 20_000_000;

  private Waiting() {}

  /** Returns as soon as something holds. */
  static void until(String what, Duration limit, BooleanSupplier holds) {
    long end = System.nanoTime() + limit.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited " + limit.toMillis() + " ms for " + what);
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  /** Returns as soon as a counter stood still for some time. */
  static void quiet(String what, Duration time, Duration limit, IntSupplier counter) {
    long end = System.nanoTime() + limit.toNanos();
    int count = counter.getAsInt();
    long since = System.nanoTime();
    while (System.nanoTime() - since < time.toNanos()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited " + limit.toMillis() + " ms for " + what);
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
      int now = counter.getAsInt();
      if (now != count) {
        count = now;
        since = System.nanoTime();
      }
    }
  }
}
