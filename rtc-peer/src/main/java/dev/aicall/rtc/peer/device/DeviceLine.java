package dev.aicall.rtc.peer.device;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the microphone, or the loudspeaker, open while somebody wants it. States: closed; opening;
 * open; waiting (nothing could be opened, tried again every {@link #RETRY}). A device that goes
 * away is replaced by the system's default at once. Its own state belongs to the worker thread.
 */
final class DeviceLine {
  private static final Logger log = LoggerFactory.getLogger(DeviceLine.class);

  /** Our choice: soon enough for a person who plugs a headset in again. */
  static final Duration RETRY = Duration.ofSeconds(2);

  private final ScheduledExecutorService worker;
  private final Opener opener;
  private final Consumer<String> onFailure;
  private volatile String chosen = SoundSystem.DEFAULT;
  private volatile @Nullable SoundStream stream;
  private boolean wanted;
  private boolean opening;
  private boolean failing;
  private volatile boolean worked;

  /** Opens the device of this line. */
  interface Opener {
    CompletableFuture<SoundStream> open(String deviceId, Consumer<String> onLost);
  }

  /**
   * Creates a closed line.
   *
   * @param worker one thread
   * @param opener opens the device
   * @param onFailure told once, with the reason, until it works again; on the worker
   */
  DeviceLine(ScheduledExecutorService worker, Opener opener, Consumer<String> onFailure) {
    this.worker = worker;
    this.opener = opener;
    this.onFailure = onFailure;
  }

  /** Returns the device that was chosen, {@link SoundSystem#DEFAULT} if none. */
  String chosen() {
    return chosen;
  }

  /** Returns the device that is open, empty if none is or the system does not say. */
  String inUse() {
    SoundStream open = stream;
    return open == null ? "" : open.deviceId();
  }

  /** Says whether it was ever open. */
  boolean hasWorked() {
    return worked;
  }

  /** Opens or closes it. On the worker. */
  void want(boolean now) {
    wanted = now;
    if (now) {
      openIfNeeded();
    } else {
      closeStream();
    }
  }

  /**
   * Chooses a device. If the line is open, the new device is opened before the old one is closed.
   * On the worker.
   *
   * @param done completes when it is in use; fails, and nothing changes, if it cannot be opened
   */
  void choose(String deviceId, CompletableFuture<Void> done) {
    if (!wanted) {
      chosen = deviceId;
      done.complete(null);
      return;
    }
    Attempt attempt = new Attempt();
    open(
        deviceId,
        attempt,
        (opened, error) -> {
          if (opened == null) {
            done.completeExceptionally(error);
            return;
          }
          chosen = deviceId;
          attempt.opened(opened);
          done.complete(null);
        });
  }

  private void openIfNeeded() {
    if (!wanted || opening || stream != null) {
      return;
    }
    opening = true;
    Attempt attempt = new Attempt();
    open(
        chosen,
        attempt,
        (opened, error) -> {
          opening = false;
          if (opened != null) {
            attempt.opened(opened);
          } else {
            attempt.failed(String.valueOf(error.getMessage()));
          }
        });
  }

  private void open(
      String deviceId, Attempt attempt, BiConsumer<? super SoundStream, Throwable> then) {
    CompletableFuture<SoundStream> opened = opener.open(deviceId, attempt::lost);
    CompletableFuture<SoundStream> unused = opened.whenCompleteAsync(then, worker);
  }

  private void closeStream() {
    SoundStream open = stream;
    stream = null;
    if (open != null) {
      open.close();
    }
  }

  private void fail(String reason) {
    if (!failing) {
      failing = true;
      onFailure.accept(reason);
    }
  }

  /** One try to open, and the stream that came of it. */
  private final class Attempt {
    private @Nullable SoundStream own;
    private @Nullable String lost;

    private void opened(SoundStream opened) {
      own = opened;
      if (!wanted) {
        opened.close();
        return;
      }
      closeStream();
      stream = opened;
      failing = false;
      worked = true;
      if (lost != null) {
        gone(lost);
      }
    }

    private void failed(String reason) {
      fail(reason);
      if (!chosen.equals(SoundSystem.DEFAULT)) {
        chosen = SoundSystem.DEFAULT;
        openIfNeeded();
      } else {
        var unused =
            worker.schedule(DeviceLine.this::openIfNeeded, RETRY.toMillis(), TimeUnit.MILLISECONDS);
      }
    }

    /** From any thread, perhaps before {@link #opened}. */
    private void lost(String reason) {
      try {
        worker.execute(() -> gone(reason));
      } catch (RejectedExecutionException e) {
        log.debug("a device went away after the end", e);
      }
    }

    private void gone(String reason) {
      if (own == null) {
        lost = reason;
        return;
      }
      if (stream == own) {
        stream = null;
        chosen = SoundSystem.DEFAULT;
        fail(reason);
        openIfNeeded();
      }
    }
  }
}
