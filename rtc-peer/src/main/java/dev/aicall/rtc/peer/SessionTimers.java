package dev.aicall.rtc.peer;

import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.port.TimeSource.Timer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The delays of one session: they run on its queue and end with it. Used on that queue only. */
final class SessionTimers {
  private final TimeSource time;
  private final Executor queue;
  private final Set<Waiting> all = new HashSet<>();

  SessionTimers(TimeSource time, Executor queue) {
    this.time = time;
    this.queue = queue;
  }

  long nanoTime() {
    return time.nanoTime();
  }

  Timer after(Duration delay, Runnable task) {
    Waiting waiting = new Waiting(task, null);
    waiting.start(delay);
    return waiting;
  }

  /** The first run is one period away. */
  Timer every(Duration period, Runnable task) {
    Waiting waiting = new Waiting(task, period);
    waiting.start(period);
    return waiting;
  }

  void cancelAll() {
    for (Waiting waiting : Set.copyOf(all)) {
      waiting.cancel();
    }
  }

  /** A timer that fires on another thread just as it is cancelled finds itself forgotten. */
  private final class Waiting implements Timer {
    private final Runnable task;
    private final @Nullable Duration period;
    private @Nullable Timer timer;

    Waiting(Runnable task, @Nullable Duration period) {
      this.task = task;
      this.period = period;
    }

    void start(Duration delay) {
      all.add(this);
      timer = time.schedule(delay, () -> queue.execute(this::run));
    }

    private void run() {
      if (all.remove(this)) {
        if (period != null) {
          start(period);
        }
        task.run();
      }
    }

    @Override
    public void cancel() {
      if (all.remove(this) && timer != null) {
        timer.cancel();
      }
    }
  }
}
