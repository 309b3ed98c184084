package dev.aicall.rtc.fake;

import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The delays of one session: they run on its queue and go with it. Used on that queue only. */
final class SessionTimers {
  private final TimeSource time;
  private final Executor queue;
  private final Set<Delayed> waiting = new HashSet<>();

  SessionTimers(TimeSource time, Executor queue) {
    this.time = time;
    this.queue = queue;
  }

  long nanoTime() {
    return time.nanoTime();
  }

  TimeSource.Timer after(Duration delay, Runnable task) {
    Delayed delayed = new Delayed(task);
    waiting.add(delayed);
    delayed.timer = time.schedule(delay, () -> queue.execute(delayed::run));
    return delayed;
  }

  void cancelAll() {
    for (Delayed delayed : waiting) {
      delayed.cancelTimer();
    }
    waiting.clear();
  }

  private final class Delayed implements TimeSource.Timer {
    private final Runnable task;
    private TimeSource.@Nullable Timer timer;

    Delayed(Runnable task) {
      this.task = task;
    }

    // A timer that fired on another thread just before it was cancelled finds itself forgotten.
    void run() {
      if (waiting.remove(this)) {
        task.run();
      }
    }

    void cancelTimer() {
      if (timer != null) {
        timer.cancel();
      }
    }

    @Override
    public void cancel() {
      if (waiting.remove(this)) {
        cancelTimer();
      }
    }
  }
}
