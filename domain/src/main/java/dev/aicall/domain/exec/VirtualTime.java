package dev.aicall.domain.exec;

import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Time that moves only when told: a clock, a ticker, a scheduler and an executor in one, so that a
 * ten-minute conversation takes milliseconds and goes the same way each time.
 *
 * <p>Never runs a task inside {@code schedule} or {@code execute}: tasks run in {@link #runReady()}
 * and {@link #advance}, on the thread that calls these, in the order in which they were due. Tasks
 * may be given from any thread; one thread at a time may run them. Idea: gRPC-Java's FakeClock.
 */
public final class VirtualTime implements TimeSource, Executor {
  /** Where virtual time begins, unless told otherwise: 2026-01-01T00:00:00Z, our choice. */
  public static final Instant DEFAULT_START = Instant.parse("2026-01-01T00:00:00Z");

  /**
   * Tasks without the passing of time before {@link #runReady()} calls it a loop that never ends.
   */
  private static final int RUNAWAY_TASKS = 50_000_000;

  private final Instant start;
  private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
  private final PriorityQueue<Delayed> delayed = new PriorityQueue<>();
  private long nowNanos;
  private long sequence;

  /** Starts at {@link #DEFAULT_START}. */
  public VirtualTime() {
    this(DEFAULT_START);
  }

  /**
   * Starts at a time of day.
   *
   * @param start what {@link #now()} says first
   */
  public VirtualTime(Instant start) {
    this.start = start;
  }

  @Override
  public synchronized Instant now() {
    return start.plusNanos(nowNanos);
  }

  @Override
  public synchronized long nanoTime() {
    return nowNanos;
  }

  @Override
  public synchronized void execute(Runnable task) {
    ready.add(task);
  }

  @Override
  public synchronized Timer schedule(Duration delay, Runnable task) {
    Delayed entry = new Delayed(nowNanos + Math.max(0, delay.toNanos()), sequence++, task);
    delayed.add(entry);
    return () -> cancel(entry);
  }

  /**
   * Returns how many delayed tasks wait.
   *
   * @return tasks that are neither run nor cancelled
   */
  public synchronized int pendingTimers() {
    return delayed.size();
  }

  /** Runs all that is due now, and what that makes due, without moving time. */
  public void runReady() {
    for (int i = 0; i < RUNAWAY_TASKS; i++) {
      Runnable task = nextReady();
      if (task == null) {
        return;
      }
      task.run();
    }
    throw new IllegalStateException("tasks without end at " + now() + ": something feeds itself");
  }

  /**
   * Runs all that is due, moving time from one due task to the next, and ends that much later.
   *
   * @param duration how far to move, not negative
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration: not negative, got " + duration);
    }
    long end;
    synchronized (this) {
      end = nowNanos + duration.toNanos();
    }
    runReady();
    while (moveToNextTimer(end)) {
      runReady();
    }
    synchronized (this) {
      nowNanos = end;
    }
  }

  private synchronized boolean moveToNextTimer(long end) {
    Delayed next = delayed.peek();
    if (next == null || next.dueNanos > end) {
      return false;
    }
    nowNanos = next.dueNanos;
    return true;
  }

  private synchronized @Nullable Runnable nextReady() {
    if (!ready.isEmpty()) {
      return ready.remove();
    }
    Delayed next = delayed.peek();
    if (next != null && next.dueNanos <= nowNanos) {
      delayed.remove();
      return next.task;
    }
    return null;
  }

  private synchronized void cancel(Delayed entry) {
    delayed.remove(entry);
  }

  private record Delayed(long dueNanos, long order, Runnable task) implements Comparable<Delayed> {
    @Override
    public int compareTo(Delayed other) {
      int byTime = Long.compare(dueNanos, other.dueNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
