package dev.aicall.domain.exec;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
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

  /**
   * Returns an executor for any number of queues of tasks, each of which runs one at a time: a
   * thread for each that has something to do right now, so that one that blocks holds up no other.
   *
   * @param name start of the threads' names
   * @return an executor that needs no closing
   */
  public static Executor shared(String name) {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        named(name));
  }

  /**
   * Returns a timer with one thread that comes with work and goes when there is none. Tasks that
   * are cancelled or that wait at shutdown are forgotten.
   *
   * @param name start of the thread's name
   * @return the timer; close it if tasks may be waiting
   */
  public static ScheduledThreadPoolExecutor timer(String name) {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named(name));
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return timer;
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
