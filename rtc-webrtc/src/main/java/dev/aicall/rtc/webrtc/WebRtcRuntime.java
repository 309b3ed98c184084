package dev.aicall.rtc.webrtc;

import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.port.RtcException;
import dev.aicall.rtc.peer.media.MediaClock;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native side of all stacks in the process: one factory, one sound module without devices, one
 * control thread that alone calls connections, one clock for all sources. Made for its first user,
 * disposed of with its last one, made anew for the next.
 *
 * <p>Life of the native parts: module, playing, recording, factory; then the other way round. In
 * any other order sound stays away or the process aborts (webrtc-java 0.14.0). While any connection
 * sends, libwebrtc starts the module's recording by itself and stops it with the last sender; what
 * only receives would then stand still, so {@link #keepSoundGoing} starts it again.
 */
final class WebRtcRuntime {
  private static final Logger log = LoggerFactory.getLogger(WebRtcRuntime.class);

  private static final Object LOCK = new Object();
  private static @Nullable WebRtcRuntime current;

  private final HeadlessAudioDeviceModule sound;
  private final PeerConnectionFactory factory;
  private final ScheduledThreadPoolExecutor control;
  private final MediaClock clock;
  private int users;

  /** Makes one beside that of the process, for tests; all others {@link #acquire} the one. */
  WebRtcRuntime() {
    sound = new HeadlessAudioDeviceModule();
    startSound();
    factory = new PeerConnectionFactory(sound);
    control = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("aicall-webrtc"));
    control.setRemoveOnCancelPolicy(true);
    control.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    clock = new MediaClock("aicall-webrtc-sound");
  }

  /**
   * Adds a user.
   *
   * @return the runtime; give it back with {@link #release}
   * @throws RtcException if the library cannot run here
   */
  static WebRtcRuntime acquire() {
    synchronized (LOCK) {
      WebRtcRuntime runtime = current;
      if (runtime == null) {
        NativeLibrary.require();
        runtime = started();
        current = runtime;
      }
      runtime.users++;
      return runtime;
    }
  }

  private static WebRtcRuntime started() {
    try {
      return new WebRtcRuntime();
    } catch (RuntimeException | Error e) {
      throw new RtcException("webrtc-java does not start on this machine: " + e.getMessage(), e);
    }
  }

  /** Takes a user away; the last one waits until all is disposed of. Not from its own threads. */
  void release() {
    synchronized (LOCK) {
      users--;
      if (users == 0) {
        current = null;
        dispose();
      }
    }
  }

  /** Ends it, in the one order that works. */
  void dispose() {
    clock.close();
    control.shutdown();
    awaitControl();
    NativeGuard.run(
        "dispose",
        () -> {
          sound.stopPlayout();
          sound.stopRecording();
          factory.dispose();
          sound.dispose();
        });
    log.debug("disposed of");
  }

  private void awaitControl() {
    boolean interrupted = false;
    while (!control.isTerminated()) {
      try {
        control.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  PeerConnectionFactory factory() {
    return factory;
  }

  MediaClock clock() {
    return clock;
  }

  /**
   * Runs a task on the control thread, the only one that calls connections and channels. What comes
   * after the end has nothing to act on and is dropped.
   */
  void execute(Runnable task) {
    schedule(Duration.ZERO, task);
  }

  /** Runs a task on the control thread later, unless all ends before. */
  void schedule(Duration delay, Runnable task) {
    try {
      ScheduledFuture<?> unused =
          control.schedule(
              () -> NativeGuard.run("a task", task), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("a task came after the end", e);
    }
  }

  /** After a connection closed, perhaps the last sender: lets the others go on receiving. */
  void keepSoundGoing() {
    sound.initRecording();
    sound.startRecording();
  }

  private void startSound() {
    sound.initPlayout();
    sound.startPlayout();
    sound.initRecording();
    sound.startRecording();
  }

  /** For tests: whether there is a runtime. */
  static boolean exists() {
    synchronized (LOCK) {
      return current != null;
    }
  }
}
