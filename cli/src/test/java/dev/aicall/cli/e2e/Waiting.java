package dev.aicall.cli.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

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
}
