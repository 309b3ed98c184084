package dev.aicall.domain.exec;

import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real time, with one daemon thread for all delays. */
public final class SystemTime implements TimeSource, AutoCloseable {
  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor scheduler;

  /** Starts the thread at the first delay. */
  public SystemTime() {
    this(InstantSource.system());
  }

  /**
   * Starts the thread at the first delay.
   *
   * @param clock where stamps come from
   */
  public SystemTime(InstantSource clock) {
    this.clock = clock;
    this.scheduler = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("aicall-timer"));
    scheduler.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    ScheduledFuture<?> future =
        scheduler.schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
