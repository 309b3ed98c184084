package dev.aicall.agent.server.conversation;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/** An executor that can be held up, like a thread that is busy. */
final class HeldExecutor implements Executor {
  private final Executor executor;
  private final ArrayDeque<Runnable> held = new ArrayDeque<>();
  private boolean holds;

  HeldExecutor(Executor executor) {
    this.executor = executor;
  }

  @Override
  public synchronized void execute(Runnable task) {
    if (holds) {
      held.add(task);
    } else {
      executor.execute(task);
    }
  }

  synchronized void hold() {
    holds = true;
  }

  synchronized void goOn() {
    holds = false;
    while (!held.isEmpty()) {
      executor.execute(held.remove());
    }
  }
}
