package dev.aicall.rtc.peer;

import dev.aicall.rtc.peer.signal.Signal.AgentResult;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what comes before its time: everything until the session has joined, and after that
 * everything but the agent's result until that is there, if an agent was started. The two data
 * channels share no order, so an early message is no fault of the server. On the session's queue
 * only.
 */
final class ArrivalOrder {
  /** How much is kept; source: signalling, "Order". */
  static final int MAX_HELD = 64;

  private static final Logger log = LoggerFactory.getLogger(ArrivalOrder.class);

  private final Consumer<AgentResult> results;
  private final Queue<Runnable> held = new ArrayDeque<>();
  private boolean joined;
  private boolean resultAwaited;
  private @Nullable AgentResult earlyResult;

  ArrivalOrder(Consumer<AgentResult> results) {
    this.results = results;
  }

  /** An agent is being started: its result comes first. */
  void awaitResult() {
    resultAwaited = true;
  }

  void joined() {
    joined = true;
    AgentResult early = earlyResult;
    if (early != null) {
      earlyResult = null;
      result(early);
    } else {
      release();
    }
  }

  /** Only the first result of a start counts. */
  void result(AgentResult result) {
    if (!resultAwaited) {
      return;
    }
    if (!joined) {
      earlyResult = result;
      return;
    }
    resultAwaited = false;
    results.accept(result);
    release();
  }

  /** The result cannot come any more: the connection that it was for is gone. */
  void resultLost() {
    resultAwaited = false;
    release();
  }

  void pass(Runnable arrival) {
    if (joined && !resultAwaited) {
      arrival.run();
    } else if (held.size() < MAX_HELD) {
      held.add(arrival);
    } else {
      log.warn("more than {} messages before the agent's result; one is dropped", MAX_HELD);
    }
  }

  private void release() {
    while (joined && !resultAwaited && !held.isEmpty()) {
      held.remove().run();
    }
  }
}
