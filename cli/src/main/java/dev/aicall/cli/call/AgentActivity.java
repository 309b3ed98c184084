package dev.aicall.cli.call;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows when the agent begins to answer and when it has been quiet for some time. Tasks run on the
 * callback or timer thread, once, with no lock held. Safe from any thread.
 */
public final class AgentActivity implements ARTCAICallEngineDelegate {
  private final TimeSource time;
  private final List<Waiter> waiters = new ArrayList<>();
  private @Nullable Runnable whenAnswering;
  private boolean busy;
  private int lastAnswered = -1;
  private long lastNanos;

  /**
   * Listens from now on.
   *
   * @param time the call's
   */
  public AgentActivity(TimeSource time) {
    this.time = time;
    this.lastNanos = time.nanoTime();
  }

  private static final class Waiter {
    final Duration quiet;
    final Runnable task;
    TimeSource.@Nullable Timer timer;

    Waiter(Duration quiet, Runnable task) {
      this.quiet = quiet;
      this.task = task;
    }
  }

  /** Counts quiet from now on: the agent has only just become able to speak. */
  public synchronized void reset() {
    lastNanos = time.nanoTime();
    waiters.forEach(this::arm);
  }

  /**
   * Runs a task when the agent has neither said nor heard anything for a while and listens.
   *
   * @param quiet for how long
   * @param task runs once
   */
  public synchronized void onceQuiet(Duration quiet, Runnable task) {
    Waiter waiter = new Waiter(quiet, task);
    waiters.add(waiter);
    arm(waiter);
  }

  /** Runs a task when the agent begins another answer; a later call replaces an earlier one. */
  synchronized void onceAnswering(@Nullable Runnable task) {
    whenAnswering = task;
  }

  @Override
  public void onAgentStateChanged(ARTCAICallAgentState state) {
    boolean speaking = state == ARTCAICallAgentState.Speaking;
    heard(speaking || state == ARTCAICallAgentState.Thinking, speaking, lastAnswered);
  }

  @Override
  public void onVoiceAgentSubtitleNotify(String text, boolean isSentenceEnd, int id) {
    heard(busy, id != lastAnswered, id);
  }

  /** The agent hears, so an answer may be to come; on a slow machine it hears late. */
  @Override
  public void onUserSubtitleNotify(String text, boolean isSentenceEnd, int sentenceId) {
    heard(busy, false, lastAnswered);
  }

  private void heard(boolean nowBusy, boolean begins, int answered) {
    Runnable task = null;
    synchronized (this) {
      busy = nowBusy;
      lastAnswered = answered;
      lastNanos = time.nanoTime();
      waiters.forEach(this::arm);
      if (begins) {
        task = whenAnswering;
        whenAnswering = null;
      }
    }
    if (task != null) {
      task.run();
    }
  }

  private void arm(Waiter waiter) {
    if (waiter.timer != null) {
      waiter.timer.cancel();
      waiter.timer = null;
    }
    if (!busy) {
      Duration silent = Duration.ofNanos(time.nanoTime() - lastNanos);
      waiter.timer = time.schedule(waiter.quiet.minus(silent), () -> run(waiter));
    }
  }

  private void run(Waiter waiter) {
    synchronized (this) {
      long silent = time.nanoTime() - lastNanos;
      // A timer that could not be cancelled in time comes too early.
      if (busy || silent < waiter.quiet.toNanos() || !waiters.remove(waiter)) {
        return;
      }
    }
    waiter.task.run();
  }
}
