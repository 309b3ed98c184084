package dev.aicall.rtc.jitsi.sctp;

import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A timer of an association, used on its loop only. Starting it later and later, as every
 * acknowledgement does, costs nothing: the task that waits looks at the newest deadline.
 */
final class LoopTimer {
  private final Context context;
  private final Runnable onExpiry;
  private boolean running;
  private long deadline;
  private TimeSource.@Nullable Timer waiting;
  private long waitingUntil;
  private int generation;

  LoopTimer(Context context, Runnable onExpiry) {
    this.context = context;
    this.onExpiry = onExpiry;
  }

  boolean isRunning() {
    return running;
  }

  /** Starts, or starts over. */
  void start(Duration delay) {
    running = true;
    deadline = context.time().nanoTime() + delay.toNanos();
    if (waiting != null && waitingUntil - deadline <= 0) {
      return;
    }
    cancelWaiting();
    await(delay);
  }

  void startIfStopped(Duration delay) {
    if (!running) {
      start(delay);
    }
  }

  void stop() {
    running = false;
  }

  /** Stops and leaves nothing behind. */
  void cancel() {
    running = false;
    cancelWaiting();
  }

  private void cancelWaiting() {
    generation++;
    if (waiting != null) {
      waiting.cancel();
      waiting = null;
    }
  }

  private void await(Duration delay) {
    int mine = ++generation;
    waitingUntil = context.time().nanoTime() + delay.toNanos();
    waiting = context.time().schedule(delay, () -> context.onLoop(() -> expired(mine)));
  }

  private void expired(int mine) {
    if (mine != generation) {
      return;
    }
    waiting = null;
    if (!running) {
      return;
    }
    long left = deadline - context.time().nanoTime();
    if (left > 0) {
      await(Duration.ofNanos(left));
      return;
    }
    running = false;
    onExpiry.run();
  }
}
