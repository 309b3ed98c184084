package dev.aicall.rtc.peer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls what an application plugged in: what it throws is logged, once in a row, and the call goes
 * on.
 */
final class Guarded {
  private static final Logger log = LoggerFactory.getLogger(Guarded.class);

  private final String what;
  private volatile boolean failing;

  Guarded(String what) {
    this.what = what;
  }

  /** Returns whether it went well. */
  boolean run(Runnable task) {
    try {
      task.run();
      failing = false;
      return true;
    } catch (RuntimeException | Error e) { // on a stack's thread, which must not see it
      if (!failing) {
        failing = true;
        log.warn("{} failed; the call goes on", what, e);
      }
      return false;
    }
  }
}
