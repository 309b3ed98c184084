package dev.aicall.rtc.peer.media;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Paces all sound sources of a stack: one daemon thread that runs every task once in 10 ms, against
 * fixed deadlines, so that no drift adds up. What was missed is made up for at once, up to {@link
 * #MAX_CATCH_UP_MS}; more than that (a machine that slept) is skipped. The thread waits while there
 * is nothing to do. Safe from any thread.
 */
public final class MediaClock implements AutoCloseable {
  /** Time between two runs: 10 ms, the unit of sound in every RTC stack. */
  public static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** From which delay on a run counts as late: 5 ms, our choice, half a period. */
  public static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** How much is made up for: 200 ms, our choice; jitter buffers hold about that much. */
  public static final int MAX_CATCH_UP_MS = 200;

  private static final Logger log = LoggerFactory.getLogger(MediaClock.class);

  private final CopyOnWriteArrayList<Task> tasks = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean closed;
  private volatile Lateness lateness = new Lateness(0, 0, 0);

  /**
   * How punctual the clock was since it was made.
   *
   * @param runs periods so far
   * @param late how many began more than {@link #LATE_NANOS} after their time
   * @param maxNanos the worst delay
   */
  public record Lateness(long runs, long late, long maxNanos) {
    private Lateness and(long delayNanos) {
      return new Lateness(
          runs + 1, late + (delayNanos > LATE_NANOS ? 1 : 0), Math.max(maxNanos, delayNanos));
    }
  }

  /** A task that the clock runs. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    /** Ends it; a run that has begun may still be going on. Idempotent, never blocks. */
    @Override
    void close();
  }

  /** No record: two registrations of the same task are two. */
  private static final class Task {
    private final Runnable run;

    private Task(Runnable run) {
      this.run = run;
    }
  }

  /**
   * Starts the clock.
   *
   * @param threadName for people who look at threads
   */
  public MediaClock(String threadName) {
    thread = new Thread(this::loop, threadName);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Runs a task every 10 ms from now on. It must not block; what it throws is logged.
   *
   * @param run what to do
   * @return close it to stop
   */
  public Registration add(Runnable run) {
    Task task = new Task(run);
    tasks.add(task);
    LockSupport.unpark(thread);
    return () -> tasks.remove(task);
  }

  /** How many tasks it has. */
  int tasks() {
    return tasks.size();
  }

  /**
   * Says how punctual the clock was.
   *
   * @return counts since it was made
   */
  public Lateness lateness() {
    return lateness;
  }

  /** Stops the thread; returns when it has ended, or at once if called by a task. Idempotent. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    if (Thread.currentThread() == thread) {
      return;
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    long due = System.nanoTime();
    while (!closed) {
      if (tasks.isEmpty()) {
        LockSupport.park(this);
        due = System.nanoTime();
        continue;
      }
      long early = due - System.nanoTime();
      if (early > 0) {
        LockSupport.parkNanos(this, early);
        continue;
      }
      lateness = lateness.and(-early);
      if (-early > TimeUnit.MILLISECONDS.toNanos(MAX_CATCH_UP_MS)) {
        due = System.nanoTime();
      }
      due += PERIOD_NANOS;
      for (Task task : tasks) {
        runGuarded(task.run);
      }
    }
  }

  private static void runGuarded(Runnable run) {
    try {
      run.run();
    } catch (Throwable e) {
      log.error("a task of the media clock failed", e);
    }
  }
}
