package dev.aicall.rtc.jitsi.sctp;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps events until the association has finished what it was doing. */
final class Events {
  private static final Logger log = LoggerFactory.getLogger(Events.class);

  private final SctpListener listener;
  private final ArrayDeque<Consumer<SctpListener>> waiting = new ArrayDeque<>();
  private boolean draining;

  Events(SctpListener listener) {
    this.listener = listener;
  }

  void add(Consumer<SctpListener> event) {
    waiting.add(event);
  }

  /** Hands over all there are, and those that come of it; does nothing inside an event. */
  void drain() {
    if (draining) {
      return;
    }
    draining = true;
    Consumer<SctpListener> next;
    while ((next = waiting.poll()) != null) {
      try {
        next.accept(listener);
      } catch (RuntimeException e) {
        log.error("listener failed", e);
      }
    }
    draining = false;
  }
}
