package dev.aicall.cli.e2e;

import dev.aicall.domain.exec.SystemTime;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** Real time whose time of day can be set, as by a user or a time server. */
final class JumpingTime implements TimeSource {
  private final TimeSource real = new SystemTime();
  private volatile Duration offset = Duration.ZERO;

  /** Sets the clock forward, or back. */
  void jump(Duration by) {
    offset = offset.plus(by);
  }

  @Override
  public Instant now() {
    return real.now().plus(offset);
  }

  @Override
  public long nanoTime() {
    return real.nanoTime();
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    return real.schedule(delay, task);
  }
}
