package dev.aicall.cli.call;

import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says one line after the other: each when the agent has answered the line before, or into its
 * answer. What is spoken takes its time, but the agent's answer cannot begin before it is over.
 * Safe from any thread.
 */
final class CallScript {
  /** A pause this long between two sentences of an agent does not end its answer: our choice. */
  private static final Duration QUIET = Duration.ofMillis(700);

  /** How far into an answer an interrupting line comes: our choice, a few words. */
  private static final Duration INTO_ANSWER = Duration.ofMillis(1_500);

  /** An agent that has not begun by then does not answer. */
  private static final Duration NO_ANSWER = Duration.ofSeconds(10);

  /** Lines that may wait; who reads a long file waits then. */
  private static final int WAITING = 100;

  private final AgentActivity agent;
  private final TimeSource time;
  private final Predicate<ScriptLine> send;
  private final BlockingQueue<ScriptLine> lines = new LinkedBlockingQueue<>(WAITING);
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private boolean started;
  private boolean idle;
  private boolean ended;
  private int exchange;

  CallScript(AgentActivity agent, TimeSource time, Predicate<ScriptLine> send) {
    this.agent = agent;
    this.time = time;
    this.send = send;
  }

  /** Adds a line; waits while too many do. */
  void add(ScriptLine line) throws InterruptedException {
    lines.put(line);
    wake();
  }

  /** No more lines will come. */
  void end() {
    synchronized (this) {
      ended = true;
    }
    wake();
  }

  /** Completes when the last line has been answered. */
  CompletableFuture<Void> done() {
    return done;
  }

  /** The agent reads from now on; the greeting comes first. */
  void start() {
    synchronized (this) {
      if (started) {
        return;
      }
      started = true;
    }
    agent.reset();
    agent.onceQuiet(QUIET, this::next);
  }

  private void wake() {
    synchronized (this) {
      if (!idle) {
        return;
      }
      idle = false;
    }
    agent.onceQuiet(QUIET, this::next);
  }

  /** The agent is quiet: the next line, if there is one. */
  private void next() {
    ScriptLine line;
    synchronized (this) {
      line = lines.poll();
      idle = line == null;
      if (line == null && !ended) {
        return;
      }
    }
    if (line == null) {
      done.complete(null);
    } else {
      say(line);
    }
  }

  private void say(ScriptLine line) {
    int number = ++exchange;
    agent.onceAnswering(() -> answering(number));
    TimeSource.Timer unused = time.schedule(NO_ANSWER, () -> goOn(number));
    if (!send.test(line)) {
      agent.onceAnswering(null);
      goOn(number);
    }
  }

  private void answering(int number) {
    ScriptLine following = lines.peek();
    if (following != null && following.interrupting()) {
      TimeSource.Timer unused = time.schedule(INTO_ANSWER, () -> interrupt(number));
    } else {
      goOn(number);
    }
  }

  private void interrupt(int number) {
    @Nullable ScriptLine line = take(number);
    if (line != null) {
      say(line);
    }
  }

  private synchronized @Nullable ScriptLine take(int number) {
    if (number != exchange) {
      return null;
    }
    return lines.poll();
  }

  private void goOn(int number) {
    synchronized (this) {
      if (number != exchange) {
        return;
      }
      exchange++;
    }
    agent.onceQuiet(QUIET, this::next);
  }
}
