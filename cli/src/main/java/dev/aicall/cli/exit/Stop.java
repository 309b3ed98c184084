package dev.aicall.cli.exit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the program in order when it is told to stop (Ctrl-C, SIGTERM): the action set ends the
 * work, and the JVM stays up until this is closed, which is the last thing a command does.
 */
public final class Stop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Stop.class);

  /** A call that hangs up takes 100 ms, a server 3 s at the most; our choice, with some room. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;
  private @Nullable Runnable action;
  private boolean told;

  /** Listens from now on. */
  public Stop() {
    this.hook = new Thread(this::run, "aicall-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Sets what ends the work; at once if the program has been told to stop already.
   *
   * @param newAction must not block
   */
  public void onStop(Runnable newAction) {
    boolean late;
    synchronized (this) {
      action = newAction;
      late = told;
    }
    if (late) {
      newAction.run();
    }
  }

  private void run() {
    Runnable known;
    synchronized (this) {
      told = true;
      known = action;
    }
    if (known != null) {
      known.run();
    }
    try {
      if (!closed.await(LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
        log.warn("stopped before everything was closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    StandardOutput.end();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Too late to remove it: the program is being stopped, and the hook goes on from here.
      log.debug("stopped from outside");
    }
  }
}
