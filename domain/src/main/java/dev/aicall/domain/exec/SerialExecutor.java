package dev.aicall.domain.exec;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after another in the order they came, on another executor: no overlap, each task
 * sees what the one before wrote. Bursts are drained in one go. A task that throws is logged and
 * the next one runs.
 */
public final class SerialExecutor implements Executor {
  private static final Logger log = LoggerFactory.getLogger(SerialExecutor.class);

  /** Tasks run in one go before the underlying thread is offered to others. */
  private static final int BURST = 256;

  private final Executor executor;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final Runnable drain = this::drain;

  /**
   * Creates an idle executor.
   *
   * @param executor where the tasks run; not closed by this one
   */
  public SerialExecutor(Executor executor) {
    this.executor = executor;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    schedule();
  }

  private void schedule() {
    if (!scheduled.compareAndSet(false, true)) {
      return;
    }
    try {
      executor.execute(drain);
    } catch (RejectedExecutionException e) {
      scheduled.set(false);
      log.warn("executor refused a task; it stays queued until the next one", e);
    }
  }

  private void drain() {
    try {
      for (int i = 0; i < BURST; i++) {
        Runnable task = tasks.poll();
        if (task == null) {
          break;
        }
        run(task);
      }
    } finally {
      scheduled.set(false);
      if (!tasks.isEmpty()) {
        schedule();
      }
    }
  }

  // Whatever a task throws must not reach the thread of somebody else, nor stop the next task.
  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      log.error("task failed", e);
    }
  }
}
