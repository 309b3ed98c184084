package dev.aicall.domain.exec;

import java.util.concurrent.Executor;

/** Runs tasks one after another in the order they came: a {@link SerialQueue} of tasks. */
public final class SerialExecutor implements Executor {
  private final SerialQueue<Runnable> tasks;

  /**
   * Creates an idle executor.
   *
   * @param executor where the tasks run; not closed by this one
   */
  public SerialExecutor(Executor executor) {
    this.tasks = new SerialQueue<>(executor, Runnable::run);
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }
}
