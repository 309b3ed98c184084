package dev.aicall.rtc.fake;

import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.domain.port.TimeSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to the listener of one session: one at a time (R1), none after the end (R4), as
 * slowly as the network is told to. Used on the session's queue only, where no lock is held (R9).
 */
final class Delivery {
  private static final Logger log = LoggerFactory.getLogger(Delivery.class);

  private final RtcSessionListener listener;
  private final FakeNetwork network;
  private final TimeSource time;
  private final Executor queue;
  private final Queue<Consumer<RtcSessionListener>> backlog = new ArrayDeque<>();
  private boolean over;

  Delivery(RtcSessionListener listener, FakeNetwork network, TimeSource time, Executor queue) {
    this.listener = listener;
    this.network = network;
    this.time = time;
    this.queue = queue;
  }

  void event(Consumer<RtcSessionListener> event) {
    if (over) {
      return;
    }
    Duration gap = network.eventGap();
    if (gap.isZero() && backlog.isEmpty()) {
      tell(event);
      return;
    }
    backlog.add(event);
    if (backlog.size() == 1) {
      time.schedule(gap, () -> queue.execute(this::tellNext));
    }
  }

  /**
   * Lends the bytes: they are wiped afterwards, so that a listener that keeps them is found out.
   */
  void data(byte[] message, LentBytes event) {
    event(
        target -> {
          byte[] lent = message.clone();
          try {
            event.accept(target, ByteBuffer.wrap(lent));
          } finally {
            Arrays.fill(lent, (byte) 0);
          }
        });
  }

  void end(Consumer<RtcSessionListener> event) {
    event(event);
    over = true;
  }

  private void tellNext() {
    Consumer<RtcSessionListener> event = backlog.element();
    tell(event);
    backlog.remove();
    if (!backlog.isEmpty()) {
      time.schedule(network.eventGap(), () -> queue.execute(this::tellNext));
    }
  }

  private void tell(Consumer<RtcSessionListener> event) {
    try {
      event.accept(listener);
      if (network.listenerThrows()) {
        throw new IllegalStateException("listener told to throw");
      }
    } catch (RuntimeException e) {
      log.warn("listener failed; the session goes on", e);
    }
  }

  /** An event that lends bytes. */
  @FunctionalInterface
  interface LentBytes {
    void accept(RtcSessionListener listener, ByteBuffer bytes);
  }
}
