package dev.aicall.rtc.jitsi.ice;

import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Decides from what is heard and answered whether the other side is still there. */
final class Liveness {
  /** Lost for so long, about 30 s after the last answer, is failed. Source: RFC 7675, 5.1. */
  private static final Duration LOST_LIMIT = Duration.ofSeconds(25);

  /** Between looks. Our choice. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Who was heard so recently is there. Our choice. */
  private static final Duration HEARD = Duration.ofSeconds(3);

  /** Nothing came for so long: as quick as {@link Ice4jSettings} are for a pair that was chosen. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final TimeSource time;
  private final IceStatus status;
  private volatile long heardNanos;
  private volatile boolean consent = true;

  Liveness(TimeSource time, IceStatus status) {
    this.time = time;
    this.status = status;
  }

  /** A signed check came, or a packet from where one came from. */
  void heard() {
    heardNanos = time.nanoTime();
  }

  /** A check of ours was answered. */
  void answered() {
    consent = true;
    status.enter(IceState.CONNECTED, null);
  }

  /**
   * A check was not answered for 4 s. The side that is silent as well is lost; one that is heard
   * has some seconds more, since a single check of many may go astray.
   */
  void notAnswered() {
    consent = false;
    doubt(time.nanoTime());
  }

  private void doubt(long sinceNanos) {
    if (consent || status.isClosed()) {
      return;
    }
    if (silentFor(HEARD) || time.nanoTime() - sinceNanos > SILENCE.toNanos()) {
      status.enter(IceState.LOST, LOST_LIMIT);
    } else {
      TimeSource.Timer unused = time.schedule(LOOK, () -> doubt(sinceNanos));
    }
  }

  /**
   * Sees to it that silence is noticed where ice4j does not check, since no pair was chosen.
   *
   * @param chosen ends it
   */
  void watchUntil(BooleanSupplier chosen) {
    if (chosen.getAsBoolean() || status.isClosed() || status.state() == IceState.FAILED) {
      return;
    }
    if (silentFor(SILENCE)) {
      status.enter(IceState.LOST, LOST_LIMIT);
    } else {
      status.enter(IceState.CONNECTED, null);
    }
    TimeSource.Timer unused = time.schedule(LOOK, () -> watchUntil(chosen));
  }

  private boolean silentFor(Duration length) {
    return time.nanoTime() - heardNanos > length.toNanos();
  }
}
