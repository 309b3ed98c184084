package dev.aicall.rtc.jitsi;

import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.jitsi.net.NetworkRuntime;
import dev.aicall.rtc.jitsi.net.NetworkWarmUp;
import dev.aicall.rtc.peer.media.MediaClock;
import dev.aicall.rtc.peer.media.MediaClocks;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all peers of the process share: one control thread, on which peers and their data channels
 * work; clocks for sound, up to one a processor, and one for pictures, which take longer; the
 * network's part. Made for its first user, ended with its last one, made anew for the next.
 */
final class JitsiRuntime {
  private static final Logger log = LoggerFactory.getLogger(JitsiRuntime.class);

  private static final Object LOCK = new Object();
  private static @Nullable JitsiRuntime current;
  private static boolean warm;

  private final TimeSource time = new SystemTime();
  private final NetworkRuntime network = new NetworkRuntime(time);
  private final MediaClocks sound =
      new MediaClocks("aicall-jitsi-sound", Runtime.getRuntime().availableProcessors());
  private final MediaClock pictures = new MediaClock("aicall-jitsi-pictures");
  private final ExecutorService control =
      Executors.newSingleThreadExecutor(DaemonThreads.named("aicall-jitsi"));
  private int users;

  private JitsiRuntime() {}

  /**
   * Adds a user. The first one in a process has the slow parts loaded on other threads.
   *
   * @return the runtime; give it back with {@link #release}
   */
  static JitsiRuntime acquire() {
    synchronized (LOCK) {
      JitsiRuntime runtime = current;
      if (runtime == null) {
        runtime = new JitsiRuntime();
        current = runtime;
      }
      runtime.users++;
      if (!warm) {
        warm = true;
        runtime.warmUp();
      }
      return runtime;
    }
  }

  private void warmUp() {
    CompletableFuture<Void> unused = NetworkWarmUp.start(network);
    DaemonThreads.named("aicall-jitsi-warm-up").newThread(() -> MediaWarmUp.run(time)).start();
  }

  /** Takes a user away; the last one ends the threads. Not from its own threads. */
  void release() {
    synchronized (LOCK) {
      users--;
      if (users == 0) {
        current = null;
        sound.close();
        pictures.close();
        control.shutdown();
        log.debug("ended; its clocks of sound were punctual: {}", sound);
      }
    }
  }

  TimeSource time() {
    return time;
  }

  NetworkRuntime network() {
    return network;
  }

  /** One group for each peer: what it plays and records runs on one thread. */
  MediaClocks.Group newSound() {
    return sound.newGroup();
  }

  MediaClock pictures() {
    return pictures;
  }

  /** Runs a task on the control thread. What comes after the end has nothing to act on. */
  void execute(Runnable task) {
    try {
      control.execute(() -> runGuarded(task));
    } catch (RejectedExecutionException e) {
      log.debug("a task came after the end", e);
    }
  }

  private static void runGuarded(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      log.error("a task failed", e);
    }
  }
}
