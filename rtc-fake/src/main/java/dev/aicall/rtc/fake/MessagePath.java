package dev.aicall.rtc.fake;

import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;

/** Carries the messages of one direction of a session, in order but for the faults asked for. */
final class MessagePath {
  /** How late an overtaken message comes: our choice, longer than a burst of messages takes. */
  private static final Duration OVERTAKEN = Duration.ofMillis(30);

  private final Supplier<PathFaults> faults;
  private final Random random;
  private final SessionTimers timers;
  private int underWay;
  private long lastDueNanos;

  MessagePath(Supplier<PathFaults> faults, Random random, SessionTimers timers) {
    this.faults = faults;
    this.random = random;
    this.timers = timers;
  }

  void carry(byte[] message, Runnable arrival) {
    PathFaults now = faults.get();
    if (happens(now.loss()) || now.lost().test(message)) {
      return;
    }
    boolean overtaken = happens(now.reorder());
    deliver(arrival, now.delay(), overtaken);
    if (happens(now.duplicate())) {
      deliver(arrival, now.delay(), overtaken);
    }
  }

  private void deliver(Runnable arrival, Duration delay, boolean overtaken) {
    if (overtaken) {
      timers.after(delay.plus(OVERTAKEN), arrival);
    } else if (delay.isZero() && underWay == 0) {
      arrival.run();
    } else {
      // A message never overtakes one that was sent when the way was longer.
      long now = timers.nanoTime();
      long earliest = underWay == 0 ? now : lastDueNanos;
      lastDueNanos = Math.max(now + delay.toNanos(), earliest);
      underWay++;
      timers.after(
          Duration.ofNanos(lastDueNanos - now),
          () -> {
            underWay--;
            arrival.run();
          });
    }
  }

  // Asks the generator only where a fault is wanted, so that a run without faults needs no seed.
  private boolean happens(double share) {
    return share > 0 && random.nextDouble() < share;
  }
}
