package dev.aicall.rtc.jitsi.sound;

import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.device.SoundStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line and the daemon thread that opens, serves and closes it. The thread waits in the line, so
 * two others end that: {@link #close} and the watch for devices that stop without a word, both by
 * closing the line.
 */
final class LineThread implements SoundStream {
  private static final Logger log = LoggerFactory.getLogger(LineThread.class);

  /** A device without a block for this long is gone, told 2 to 4 s after the last; our choice. */
  static final Duration SILENT = Duration.ofSeconds(2);

  private final TimeSource time;
  private final Executor closer;
  private final Consumer<short[]> blocks;
  private final Consumer<String> onLost;
  private final CompletableFuture<SoundStream> opened = new CompletableFuture<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean opening = true;
  private volatile @Nullable SoundLine line;
  private final AtomicLong transferred = new AtomicLong();
  private TimeSource.@Nullable Timer watch;

  /** Opens a line; may wait. */
  interface Opener {
    SoundLine open(Consumer<short[]> blocks) throws IOException;
  }

  /**
   * Prepares a thread.
   *
   * @param time when to look for silent devices
   * @param closer closes lines; may wait
   * @param blocks takes or fills a block
   * @param onLost told once if the device goes away by itself
   */
  LineThread(TimeSource time, Executor closer, Consumer<short[]> blocks, Consumer<String> onLost) {
    this.time = time;
    this.closer = closer;
    this.blocks = blocks;
    this.onLost = onLost;
  }

  /**
   * Starts the thread.
   *
   * @param name its name
   * @param opener opens the line, on the thread
   * @param whenOver called when the thread ends
   * @return the stream; fails after {@link DeviceRegistration#TIMEOUT}, and a line that opens later
   *     is closed again
   */
  CompletableFuture<SoundStream> start(String name, Opener opener, Consumer<LineThread> whenOver) {
    Thread thread =
        new Thread(
            () -> {
              try {
                serve(opener);
              } finally {
                whenOver.accept(this);
              }
            },
            name);
    thread.setDaemon(true);
    TimeSource.Timer limit =
        time.schedule(
            DeviceRegistration.TIMEOUT,
            () -> opened.completeExceptionally(new TimeoutException("the device does not open")));
    var unused = opened.whenComplete((stream, error) -> limit.cancel());
    thread.start();
    return opened;
  }

  /** Says whether it is still opening, although its time is over. */
  boolean hangs() {
    return opening && opened.isCompletedExceptionally();
  }

  @Override
  public String deviceId() {
    SoundLine now = line;
    return now == null ? "" : now.deviceId();
  }

  @Override
  public void close() {
    if (ended.compareAndSet(false, true)) {
      closeLine();
    }
  }

  private void serve(Opener opener) {
    SoundLine now;
    try {
      now = opener.open(this::handOver);
    } catch (IOException e) {
      failed(e);
      return;
    } catch (RuntimeException | LinkageError e) {
      failed(new IOException("cannot be opened: " + e, e));
      return;
    }
    line = now;
    opening = false;
    watch(transferred.get());
    if (!opened.complete(this)) {
      close();
    }
    String reason = now.deviceId() + " went away";
    try {
      boolean there = true;
      while (there && !ended.get()) {
        there = now.transfer();
      }
    } catch (RuntimeException | LinkageError e) {
      log.debug("a line that failed", e);
      reason = now.deviceId() + " failed: " + e;
    }
    lost(reason);
    closeQuietly(now);
  }

  private void failed(IOException reason) {
    opening = false;
    opened.completeExceptionally(reason);
  }

  private void handOver(short[] block) {
    transferred.incrementAndGet();
    try {
      blocks.accept(block);
    } catch (RuntimeException e) {
      log.warn("a block of sound was lost", e);
    }
  }

  private synchronized void watch(long before) {
    if (!ended.get()) {
      watch = time.schedule(SILENT, () -> look(before));
    }
  }

  private void look(long before) {
    long now = transferred.get();
    if (now == before) {
      lost(deviceId() + " has been silent for " + SILENT.toSeconds() + " s");
    } else {
      watch(now);
    }
  }

  private void lost(String reason) {
    if (ended.compareAndSet(false, true)) {
      closeLine();
      try {
        onLost.accept(reason);
      } catch (RuntimeException e) {
        log.warn("nobody heard that a device was lost", e);
      }
    }
  }

  private void closeLine() {
    synchronized (this) {
      TimeSource.Timer timer = watch;
      if (timer != null) {
        timer.cancel();
      }
    }
    SoundLine now = line;
    if (now != null) {
      closer.execute(() -> closeQuietly(now));
    }
  }

  private static void closeQuietly(SoundLine line) {
    try {
      line.close();
    } catch (RuntimeException e) {
      log.debug("a line that does not close", e);
    }
  }
}
