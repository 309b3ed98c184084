package dev.aicall.rtc.jitsi.ice;

import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of one generation, and what may follow what: new, checking, connected, then lost and
 * connected again as often as it happens; failed from checking or lost, and nothing after it. Safe
 * from any thread.
 */
final class IceStatus {
  private static final Logger log = LoggerFactory.getLogger(IceStatus.class);

  private final TimeSource time;
  private final Runnable changed;
  private IceState state = IceState.NEW;
  private TimeSource.@Nullable Timer limit;
  private boolean closed;

  /**
   * Creates a status.
   *
   * @param changed runs after each change, without a lock held
   */
  IceStatus(TimeSource time, Runnable changed) {
    this.time = time;
    this.changed = changed;
  }

  /**
   * Goes to a state if that makes sense.
   *
   * @param untilFailed it fails if it stays there for longer; null for never
   * @return whether it went there
   */
  boolean enter(IceState next, @Nullable Duration untilFailed) {
    synchronized (this) {
      boolean possible =
          switch (next) {
            case NEW -> false;
            case CHECKING -> state == IceState.NEW;
            case CONNECTED -> state == IceState.CHECKING || state == IceState.LOST;
            case LOST -> state == IceState.CONNECTED;
            case FAILED -> state == IceState.CHECKING || state == IceState.LOST;
          };
      if (!possible || closed) {
        return false;
      }
      state = next;
      stopTimer();
      if (untilFailed != null) {
        limit = time.schedule(untilFailed, () -> enter(IceState.FAILED, null));
      }
    }
    log.debug("ICE is {}", next);
    changed.run();
    return true;
  }

  synchronized IceState state() {
    return state;
  }

  /** Lets nothing follow; returns false if that was so before. */
  synchronized boolean close() {
    boolean first = !closed;
    closed = true;
    stopTimer();
    return first;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  private void stopTimer() {
    TimeSource.Timer running = limit;
    limit = null;
    if (running != null) {
      running.cancel();
    }
  }
}
