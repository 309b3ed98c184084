package dev.aicall.cli.e2e;

import java.util.concurrent.locks.LockSupport;

/** Says when a tone begins to be heard and when it ceases, half a second late at the most. */
final class ToneWatch implements AutoCloseable {
  private static final long LOOK_EVERY_NANOS = 100_000_000;

  private final ToneEar ear;
  private final double hertz;
  private final Thread thread = new Thread(this::watch, "tone-watch");
  private volatile boolean over;

  /** Begins to listen. */
  ToneWatch(ToneEar ear, double hertz) {
    this.ear = ear;
    this.hertz = hertz;
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    boolean heard = false;
    while (!over) {
      boolean hears = ear.level() > ToneEar.SILENT && ear.share(hertz) > ToneEar.CLEAR;
      if (hears != heard) {
        heard = hears;
        FaultLines.say(FaultLines.TONE, hears);
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
