package dev.aicall.cli.load;

import dev.aicall.cli.call.AgentActivity;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The turns of one call. One is due every so often; where the answer to the one before takes longer
 * it waits for it, and turns that were due meanwhile are left out, which the correction of the
 * answers makes good. A turn begins when the agent is quiet. Safe from any thread.
 */
final class Turns {
  /** A pause this long between two sentences of an agent does not end its answer: our choice. */
  private static final Duration QUIET = Duration.ofMillis(700);

  private final LoadPlan plan;
  private final AgentActivity agent;
  private final Predicate<Line> say;
  private final TimeSource time;
  private final Ledger ledger;
  private int number;
  private long firstNanos;
  private boolean open;
  private boolean over;
  private @Nullable Runnable whenClosed;
  private TimeSource.@Nullable Timer patience;

  /** What says a line tells whether it could be said. */
  Turns(LoadPlan plan, AgentActivity agent, Predicate<Line> say, TimeSource time, Ledger ledger) {
    this.plan = plan;
    this.agent = agent;
    this.say = say;
    this.time = time;
    this.ledger = ledger;
  }

  /** The agent hears from now on; its greeting comes first. */
  void begin() {
    agent.reset();
    agent.onceQuiet(QUIET, this::next);
  }

  private void next() {
    Line line;
    synchronized (this) {
      if (over || open) {
        return;
      }
      if (number == 0) {
        firstNanos = time.nanoTime();
      }
      line = plan.lines().get(number % plan.lines().size());
      int turn = ++number;
      open = true;
      patience = time.schedule(line.length().plus(plan.patience()), () -> closed(turn, null));
    }
    ledger.turn();
    if (!say.test(line)) {
      closed(number, null);
    }
  }

  /** The answer was heard. */
  void answered(Duration delay) {
    int turn;
    synchronized (this) {
      turn = number;
    }
    closed(turn, delay);
  }

  private void closed(int turn, @Nullable Duration delay) {
    Runnable then;
    synchronized (this) {
      if (!open || turn != number) {
        return;
      }
      open = false;
      if (patience != null) {
        patience.cancel();
      }
      then = whenClosed == null ? this::goOn : whenClosed;
    }
    if (delay == null) {
      ledger.noAnswer(plan.patience());
    } else {
      ledger.answer(delay);
    }
    then.run();
  }

  /** Waits for the next moment at which a turn is due, then for quiet. */
  private void goOn() {
    long every = plan.turnEvery().toNanos();
    long passed;
    synchronized (this) {
      passed = time.nanoTime() - firstNanos;
    }
    Duration wait = Duration.ofNanos((passed / every + 1) * every - passed);
    TimeSource.Timer unused = time.schedule(wait, () -> agent.onceQuiet(QUIET, this::next));
  }

  /**
   * No turn begins any more.
   *
   * @param then runs when the last one is answered, or nobody waits for its answer any more
   */
  void end(Runnable then) {
    synchronized (this) {
      over = true;
      if (open) {
        whenClosed = then;
        return;
      }
    }
    then.run();
  }

  /** The call is over; what is not answered will not be. */
  void cut() {
    synchronized (this) {
      over = true;
      if (!open) {
        return;
      }
      open = false;
      if (patience != null) {
        patience.cancel();
      }
    }
    ledger.turnCut();
  }
}
