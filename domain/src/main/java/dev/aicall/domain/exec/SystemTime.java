package dev.aicall.domain.exec;

import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real time, with one daemon thread for all delays, which goes when nothing waits. */
public final class SystemTime implements TimeSource {
  private static final int IDLE_SECONDS = 5;

  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor scheduler;

  /** Takes stamps from the system clock. */
  public SystemTime() {
    this(InstantSource.system());
  }

  /**
   * Takes stamps from a clock; the ticker stays the system's.
   *
   * @param clock where stamps come from
   */
  public SystemTime(InstantSource clock) {
    this.clock = clock;
    this.scheduler = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("aicall-timer"));
    scheduler.setRemoveOnCancelPolicy(true);
    scheduler.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    scheduler.allowCoreThreadTimeOut(true);
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
}
