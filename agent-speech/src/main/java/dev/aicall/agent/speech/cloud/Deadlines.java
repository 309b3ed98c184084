package dev.aicall.agent.speech.cloud;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time limits of one reply: of the whole, and until its next piece. */
final class Deadlines {
  private final ScheduledExecutorService timer;
  private final Duration total;
  private @Nullable Future<?> whole;
  private @Nullable Future<?> next;
  private @Nullable Runnable onTimeout;
  private boolean cancelled;

  Deadlines(ScheduledExecutorService timer, Duration total) {
    this.timer = timer;
    this.total = total;
  }

  synchronized void begin(Runnable action, Duration first) {
    onTimeout = action;
    whole = after(total);
    next(first);
  }

  synchronized void next(Duration limit) {
    if (next != null) {
      next.cancel(false);
    }
    next = after(limit);
  }

  private @Nullable Future<?> after(Duration limit) {
    Runnable action = onTimeout;
    if (cancelled || action == null) {
      return null;
    }
    try {
      return timer.schedule(action, limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The engine is closing, which ends the reply anyway.
      return null;
    }
  }

  synchronized void cancel() {
    cancelled = true;
    if (whole != null) {
      whole.cancel(false);
    }
    if (next != null) {
      next.cancel(false);
    }
  }
}
