package dev.aicall.rtc.jitsi.sound;

import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.device.SoundDevice;
import dev.aicall.rtc.peer.device.SoundStream;
import dev.aicall.rtc.peer.device.SoundSystem;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sound through {@code javax.sound.sampled}. A JVM that has none of it, or not all that it needs,
 * has no devices. A line has 40 ms of buffer and a thread, from opening to closing; the rest is
 * done on a thread that comes with work and goes when there is none.
 *
 * <p>Names no class of {@code javax.sound}, so that it loads where there is none.
 */
public final class JavaSound implements SoundSystem {
  private static final Logger log = LoggerFactory.getLogger(JavaSound.class);

  /** One that hangs in a driver leaves the other to list and to close. */
  private static final int THREADS = 2;

  private final TimeSource time;
  private final Executor executor;
  private final MixerWatch watch;
  private final Set<LineThread> lines = new HashSet<>();
  private boolean closed;

  /**
   * Creates the system; nothing is asked yet.
   *
   * @param time when to look for devices that come, go or stop
   */
  public JavaSound(TimeSource time) {
    this(time, DaemonThreads.executor("aicall-java-sound", THREADS));
  }

  /** Creates the system with an executor that may wait. */
  JavaSound(TimeSource time, Executor executor) {
    this.time = time;
    this.executor = executor;
    watch = new MixerWatch(time, executor, () -> orNone(() -> JavaDevice.mixerNames()));
  }

  @Override
  public CompletableFuture<List<SoundDevice>> devices() {
    return CompletableFuture.supplyAsync(() -> orNone(() -> JavaDevice.all()), executor)
        .completeOnTimeout(List.of(), DeviceRegistration.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Takes lambdas: to make a method reference would load the class here, outside the try. */
  private static <T> List<T> orNone(Supplier<List<T>> list) {
    try {
      return list.get();
    } catch (RuntimeException | LinkageError e) {
      log.debug("no sound devices", e);
      return List.of();
    }
  }

  @Override
  public CompletableFuture<SoundStream> record(
      String deviceId, Consumer<short[]> block, Consumer<String> onLost) {
    return start(
        "aicall-microphone", blocks -> MicrophoneLine.open(deviceId, blocks), block, onLost);
  }

  @Override
  public CompletableFuture<SoundStream> play(
      String deviceId, Consumer<short[]> fill, Consumer<String> onLost) {
    return start("aicall-loudspeaker", blocks -> SpeakerLine.open(deviceId, blocks), fill, onLost);
  }

  private CompletableFuture<SoundStream> start(
      String name, LineThread.Opener opener, Consumer<short[]> blocks, Consumer<String> onLost) {
    LineThread line = new LineThread(time, executor, blocks, onLost);
    synchronized (lines) {
      if (closed) {
        return CompletableFuture.failedFuture(new IOException("the sound system is closed"));
      }
      // One that hangs is waited for, never repeated: each would hold a thread.
      if (lines.stream().anyMatch(LineThread::hangs)) {
        return CompletableFuture.failedFuture(new IOException("the sound system hangs"));
      }
      lines.add(line);
    }
    return line.start(name, opener, this::forget);
  }

  private void forget(LineThread line) {
    synchronized (lines) {
      lines.remove(line);
    }
  }

  @Override
  public DeviceRegistration addChangeListener(Runnable listener) {
    synchronized (lines) {
      return closed ? () -> {} : watch.add(listener);
    }
  }

  @Override
  public void close() {
    List<LineThread> open;
    synchronized (lines) {
      closed = true;
      open = List.copyOf(lines);
    }
    open.forEach(LineThread::close);
    watch.close();
  }
}
