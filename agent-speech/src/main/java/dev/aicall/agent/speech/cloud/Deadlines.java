package dev.aicall.agent.speech.cloud;

import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The time limits of one reply: of the whole, and until its next piece. */
final class Deadlines {
  private final Http http;
  private @Nullable Future<?> whole;
  private @Nullable Future<?> next;
  private boolean cancelled;

  Deadlines(Http http) {
    this.http = http;
  }

  synchronized void whole(Duration limit, Runnable onTimeout) {
    if (!cancelled) {
      whole = http.after(limit, onTimeout);
    }
  }

  /** Sets the limit until the next piece anew. */
  synchronized void next(Duration limit, Runnable onTimeout) {
    cancel(next);
    if (!cancelled) {
      next = http.after(limit, onTimeout);
    }
  }

  synchronized void cancel() {
    cancelled = true;
    cancel(whole);
    cancel(next);
  }

  private static void cancel(@Nullable Future<?> timer) {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
