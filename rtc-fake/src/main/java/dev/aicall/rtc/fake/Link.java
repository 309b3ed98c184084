package dev.aicall.rtc.fake;

import dev.aicall.api.model.ARTCAICallConnectionReason;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.domain.port.ReconnectSchedule;
import dev.aicall.domain.port.TimeSource.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The link of one session to the service: up, lost, or failed for good. While it is lost the
 * adapter tries again on the schedule it was given; the first try after the network came back
 * succeeds. Used on the session's queue only.
 */
final class Link {
  /** Keeps a schedule of nothing but zeroes from trying for ever at one moment. */
  private static final Duration SHORTEST_RETRY = Duration.ofMillis(1);

  private enum State {
    UP,
    LOST,
    FAILED
  }

  private final FakeRtcSession session;
  private final SessionTimers timers;
  private final Random random;
  private final ReconnectSchedule schedule;
  private final Queue<Runnable> whenUp = new ArrayDeque<>();
  private volatile State state = State.UP;
  private boolean networkIsBack;
  private final AtomicInteger attempts = new AtomicInteger();
  private @Nullable Timer nextAttempt;

  Link(FakeRtcSession session, SessionTimers timers, Random random, ReconnectSchedule schedule) {
    this.session = session;
    this.timers = timers;
    this.random = random;
    this.schedule = schedule;
  }

  boolean isUp() {
    return state == State.UP;
  }

  int attempts() {
    return attempts.get();
  }

  /** What the service has to tell waits for the link; never told if that has failed. */
  void whenUp(Runnable task) {
    if (state == State.UP) {
      task.run();
    } else if (state == State.LOST) {
      whenUp.add(task);
    }
  }

  void lose(int reason) {
    networkIsBack = false;
    if (state != State.UP) {
      return;
    }
    state = State.LOST;
    attempts.set(0);
    session.tellNow(l -> l.onConnectionStatus(ARTCAICallConnectionStatus.Reconnecting, reason));
    session.linkLost();
    scheduleAttempt();
  }

  void restore() {
    networkIsBack = true;
  }

  void fail(int reason) {
    if (state == State.FAILED) {
      return;
    }
    state = State.FAILED;
    whenUp.clear();
    if (nextAttempt != null) {
      nextAttempt.cancel();
    }
    session.tellNow(l -> l.onConnectionStatus(ARTCAICallConnectionStatus.Failed, reason));
  }

  private void scheduleAttempt() {
    double jitter = 1 + schedule.jitter() * (2 * random.nextDouble() - 1);
    long nanos = Math.round(schedule.delayBefore(attempts.get()).toNanos() * jitter);
    long shortest = attempts.get() == 0 ? 0 : SHORTEST_RETRY.toNanos();
    nextAttempt = timers.after(Duration.ofNanos(Math.max(nanos, shortest)), this::attempt);
  }

  private void attempt() {
    attempts.incrementAndGet();
    if (!networkIsBack) {
      scheduleAttempt();
      return;
    }
    state = State.UP;
    session.tellNow(
        l ->
            l.onConnectionStatus(
                ARTCAICallConnectionStatus.Connected, ARTCAICallConnectionReason.HEARTBEAT_ALIVE));
    session.linkRestored();
    while (state == State.UP && !whenUp.isEmpty()) {
      whenUp.remove().run();
    }
  }
}
