package dev.aicall.rtc.jitsi.sound;

import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.device.ChangeListeners;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for devices that come and go, since {@code javax.sound.sampled} tells nobody; only while
 * somebody listens. Safe from any thread.
 */
final class MixerWatch {
  /** Our choice: soon enough for a person who plugs something in; a look takes about 2 ms. */
  static final Duration INTERVAL = Duration.ofSeconds(2);

  private final TimeSource time;
  private final Executor executor;
  private final Supplier<List<String>> names;
  private final ChangeListeners listeners = new ChangeListeners();
  private @Nullable Round round;

  /**
   * Creates a watch that does nothing yet.
   *
   * @param time when to look
   * @param executor where to look and to tell; may wait
   * @param names another answer is a change
   */
  MixerWatch(TimeSource time, Executor executor, Supplier<List<String>> names) {
    this.time = time;
    this.executor = executor;
    this.names = names;
  }

  synchronized DeviceRegistration add(Runnable listener) {
    DeviceRegistration registration = listeners.add(listener);
    if (round == null) {
      Round first = new Round();
      round = first;
      executor.execute(first::begin);
    }
    return () -> {
      registration.close();
      stopIfAlone();
    };
  }

  void close() {
    listeners.clear();
    stopIfAlone();
  }

  private synchronized void stopIfAlone() {
    Round now = round;
    if (now != null && listeners.isEmpty()) {
      round = null;
      now.cancel();
    }
  }

  /** From the first listener to the last. */
  private final class Round {
    private List<String> known = List.of();
    private TimeSource.@Nullable Timer timer;

    void begin() {
      known = names.get();
      next();
    }

    private void look() {
      List<String> now = names.get();
      if (!now.equals(known)) {
        known = now;
        listeners.tell();
      }
      next();
    }

    private void next() {
      synchronized (MixerWatch.this) {
        if (round == this) {
          timer = time.schedule(INTERVAL, () -> executor.execute(this::look));
        }
      }
    }

    void cancel() {
      TimeSource.Timer waiting = timer;
      if (waiting != null) {
        waiting.cancel();
      }
    }
  }
}
