package dev.aicall.domain.exec;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes named daemon threads, so that a forgotten engine never keeps a program alive. */
public final class DaemonThreads implements ThreadFactory {
  /** An idle thread goes after this long: our choice, so that nobody has to close an executor. */
  private static final int IDLE_SECONDS = 5;

  private final String name;
  private final AtomicInteger count = new AtomicInteger();

  private DaemonThreads(String name) {
    this.name = name;
  }

  /**
   * Returns a thread factory.
   *
   * @param name start of the threads' names
   * @return the factory
   */
  public static DaemonThreads named(String name) {
    return new DaemonThreads(name);
  }

  /**
   * Returns an executor whose threads come with work and go when there is none.
   *
   * @param name start of the threads' names
   * @param threads how many there are at the most
   * @return an executor that needs no closing
   */
  public static Executor executor(String name, int threads) {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named(name));
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
