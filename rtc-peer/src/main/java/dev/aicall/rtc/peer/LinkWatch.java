package dev.aicall.rtc.peer;

import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.rtc.peer.signal.Signal;
import dev.aicall.rtc.peer.signal.Signalling;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends a ping every second and notices when the pongs stay away. On the session's queue only. */
final class LinkWatch {
  private final SessionTimers timers;
  private final Consumer<Signal> sender;
  private final Runnable onSilence;
  private @Nullable Timer ticking;
  private long lastPong;

  LinkWatch(SessionTimers timers, Consumer<Signal> sender, Runnable onSilence) {
    this.timers = timers;
    this.sender = sender;
    this.onSilence = onSilence;
  }

  /** Begins anew: what was silent before does not count. */
  void begin() {
    stop();
    lastPong = timers.nanoTime();
    ticking = timers.every(Signalling.PING_EVERY, this::tick);
    ping();
  }

  void stop() {
    if (ticking != null) {
      ticking.cancel();
      ticking = null;
    }
  }

  void pong() {
    lastPong = timers.nanoTime();
  }

  void ping() {
    sender.accept(new Signal.Ping(TimeUnit.NANOSECONDS.toMillis(timers.nanoTime())));
  }

  private void tick() {
    if (timers.nanoTime() - lastPong >= Signalling.PONG_LIMIT.toNanos()) {
      onSilence.run();
    }
    if (ticking != null) {
      ping();
    }
  }
}
