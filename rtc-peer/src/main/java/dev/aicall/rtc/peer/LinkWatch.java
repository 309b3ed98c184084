package dev.aicall.rtc.peer;

import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.rtc.peer.signal.Signal;
import dev.aicall.rtc.peer.signal.Signalling;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends a ping every second and notices when the pongs stay away. On the session's queue only. */
final class LinkWatch {
  private final SessionTimers timers;
  private final Consumer<Signal> sender;
  private final Runnable onSilence;
  private @Nullable Timer ticking;
  private @Nullable Timer silence;
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
    ticking = timers.every(Signalling.PING_EVERY, this::ping);
    listen(Signalling.PONG_LIMIT);
    ping();
  }

  void stop() {
    if (ticking != null) {
      ticking.cancel();
      ticking = null;
    }
    if (silence != null) {
      silence.cancel();
      silence = null;
    }
  }

  void pong() {
    lastPong = timers.nanoTime();
  }

  void ping() {
    sender.accept(new Signal.Ping(TimeUnit.NANOSECONDS.toMillis(timers.nanoTime())));
  }

  /** Not with the pings: silence is to be noticed when it is due, not at the next ping. */
  private void listen(Duration length) {
    silence = timers.after(length, this::check);
  }

  private void check() {
    Duration left = Signalling.PONG_LIMIT.minusNanos(timers.nanoTime() - lastPong);
    if (left.isNegative() || left.isZero()) {
      listen(Signalling.PONG_LIMIT);
      onSilence.run();
    } else {
      listen(left);
    }
  }
}
