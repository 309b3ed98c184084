package dev.aicall.rtc.peer;

import dev.aicall.domain.port.RtcSessionListener;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener of one session. Used on the session's queue only, so events are serial (R1),
 * none runs inside a command (R3), and no lock is held (R9).
 */
final class SessionEvents {
  private static final Logger log = LoggerFactory.getLogger(SessionEvents.class);

  private final RtcSessionListener listener;
  private boolean silent;

  SessionEvents(RtcSessionListener listener) {
    this.listener = listener;
  }

  void tell(Consumer<RtcSessionListener> event) {
    if (!silent) {
      call(event);
    }
  }

  /** Nothing is told any more but the end. */
  void hush() {
    silent = true;
  }

  void end(Consumer<RtcSessionListener> event) {
    silent = true;
    call(event);
  }

  private void call(Consumer<RtcSessionListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException e) {
      log.warn("listener failed; the session goes on", e);
    }
  }
}
