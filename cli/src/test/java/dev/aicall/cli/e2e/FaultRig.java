package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A call between two processes on two hosts of their own, with a tone and ten numbered messages a
 * second each way, and with what is wrong in it told by both. A test makes the call, does harm, and
 * checks what is in the {@link Outcome}.
 */
final class FaultRig implements AutoCloseable {
  /** For what should take a moment; the machine may be busy. */
  static final Duration LIMIT = Duration.ofSeconds(40);

  private static final int SERVER = 0;
  private static final int CALLER = 1;
  private static final int MESSAGES_FIRST = 10;

  /** Longer than any pause between two tries to send a message. */
  private static final Duration QUIET = Duration.ofSeconds(4);

  private final Pairing pairing;
  private final Path folder;
  private final NetLab lab;
  private final Child caller;
  private long hungUp = Long.MAX_VALUE;
  private Child server;
  private final int port;

  private FaultRig(Pairing pairing, String way) {
    this.pairing = pairing;
    this.folder = newFolder();
    this.lab = NetLab.pair();
    try {
      this.server = startServer(0);
      String origin = server.await("listening", LIMIT);
      this.port = Integer.parseInt(origin.substring(origin.lastIndexOf(':') + 1));
      this.caller =
          Child.startOn(
              pairing,
              lab.host(CALLER),
              FaultCaller.class,
              server.await(way, LIMIT),
              origin,
              keyFile().toString());
      caller.await("warm", LIMIT);
      server.tell("calm");
      server.await("calm", LIMIT);
    } catch (RuntimeException | AssertionError e) {
      lab.close();
      throw e;
    }
  }

  /** Starts both sides; the caller has made one call already, so that nothing is slow any more. */
  static FaultRig start(Pairing pairing) {
    return new FaultRig(pairing, "listening");
  }

  /** As {@link #start}, with a gateway before the signalling that can be made slow or fail. */
  static FaultRig startBehindFront(Pairing pairing) {
    return new FaultRig(pairing, "front");
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("fault-rig");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path keyFile() {
    return folder.resolve("keys.json");
  }

  private Child startServer(int atPort) {
    return Child.startOn(
        pairing,
        lab.host(SERVER),
        FaultServer.class,
        lab.host(SERVER).address(),
        String.valueOf(atPort),
        keyFile().toString());
  }

  /** Where the server is. */
  NetLab.Host serverHost() {
    return lab.host(SERVER);
  }

  /** Where the caller is. */
  NetLab.Host callerHost() {
    return lab.host(CALLER);
  }

  Child server() {
    return server;
  }

  Child caller() {
    return caller;
  }

  /** Calls; what comes of it is for the test. */
  void dial() {
    caller.tell("call");
  }

  /** Calls, and waits until both hear each other and messages go both ways. */
  void call() {
    dial();
    awaitFullSwing();
  }

  /** Waits until both hear each other and messages go both ways. */
  void awaitFullSwing() {
    await(
        "a call with sound and messages both ways",
        LIMIT,
        () -> isInFullSwing(callerStory()) && isInFullSwing(agentStory()));
  }

  private static boolean isInFullSwing(FaultStory story) {
    return hears(story) && story.got().size() >= MESSAGES_FIRST;
  }

  private static boolean hears(FaultStory story) {
    List<String> tones = story.words(FaultLines.TONE);
    return !tones.isEmpty() && tones.get(tones.size() - 1).equals("true");
  }

  /** What the caller has told so far. */
  FaultStory callerStory() {
    return FaultStory.ofCaller(caller);
  }

  /** What the agent has told so far. */
  FaultStory agentStory() {
    return FaultStory.ofNewestAgent(server);
  }

  /** Orders the server something and waits until it is done. */
  void order(String order) {
    String word = FaultLines.words(order).get(0);
    int before = server.said(word).size();
    server.tell(order);
    server.awaitCount(word, before + 1, LIMIT);
  }

  /** Sets the clocks of both sides. */
  void jump(Duration by) {
    for (Child each : List.of(caller, server)) {
      int before = each.said("jumped").size();
      each.tell("jump " + by.toSeconds());
      each.awaitCount("jumped", before + 1, LIMIT);
    }
  }

  /** Loses everything both ways; returns when that began. */
  long cut() {
    callerHost().cut();
    long begin = System.nanoTime();
    serverHost().cut();
    return begin;
  }

  /** Ends a cut, loss, or blocked UDP. */
  void restore() {
    serverHost().restore();
    callerHost().restore();
  }

  /** Lets time pass: the length of a fault, which nothing signals. */
  static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    Waiting.until("the time to pass", time.plusSeconds(1), () -> System.nanoTime() >= end);
  }

  /** Puts a new server in the place of one that was killed. */
  void startServerAgain() {
    Child old = server;
    server = startServer(port);
    old.close();
    server.await("listening", LIMIT);
  }

  /** Waits until the caller has told something. */
  void awaitCaller(String what, Duration limit, Predicate<FaultStory> holds) {
    await(what, limit, () -> holds.test(callerStory()));
  }

  /** Waits until the link is up, whatever it was before. */
  void awaitConnected(Duration limit) {
    awaitCaller("the link", limit, story -> "Connected".equals(story.lastState()));
  }

  /** Waits for the end of the call at the caller. */
  void awaitEnd(Duration limit) {
    awaitCaller("onCallEnd", limit, story -> story.count("onCallEnd") > 0);
  }

  /** Waits for the end of the call at the agent. */
  void awaitAgentEnd(Duration limit) {
    await("the agent's end", limit, () -> agentStory().ended());
  }

  /** Waits until sound goes both ways again and what was sent has arrived, then hangs up. */
  Outcome hangUp() {
    await("sound both ways", LIMIT, () -> hears(callerStory()) && hears(agentStory()));
    caller.tell("quiet");
    server.tell("quiet");
    Waiting.quiet("the last messages", QUIET, LIMIT, this::arrived);
    hungUp = System.nanoTime();
    caller.tell("hangup");
    awaitEnd(LIMIT);
    awaitAgentEnd(LIMIT);
    endServer();
    return end();
  }

  private int arrived() {
    return callerStory().got().size() + agentStory().got().size();
  }

  /** The server has neither a call nor a thread of one any more. */
  void endServer() {
    await(
        "a server without calls and their threads",
        LIMIT,
        () -> {
          int asked = server.said("calls").size();
          server.tell("calls");
          server.awaitCount("calls", asked + 1, LIMIT);
          return server.said("calls").get(asked).equals("0 []");
        });
    assertThat(server.output()).doesNotContain("Exception in thread");
  }

  /** Ends the caller's program, which fails if a thread of the call is left over. */
  Outcome end() {
    caller.tell("end");
    caller.awaitEnd(LIMIT);
    assertThat(caller.output()).doesNotContain("Exception in thread");
    return outcome();
  }

  /** What came of it so far. */
  Outcome outcome() {
    return new Outcome(pairing, callerStory(), agentStory(), hungUp);
  }

  private void await(String what, Duration limit, BooleanSupplier holds) {
    try {
      Waiting.until(what, limit, holds);
    } catch (AssertionError e) {
      throw new AssertionError(pairing + ": " + e.getMessage() + "; " + told(), e);
    }
  }

  private String told() {
    return "the caller told "
        + callerStory().moments(FaultLines.EVENT)
        + ", the agent "
        + agentStory().moments(FaultLines.AGENT)
        + ", heard by the caller "
        + callerStory().moments(FaultLines.TONE)
        + ", by the agent "
        + agentStory().moments(FaultLines.TONE)
        + ", the server said of calls "
        + server.said("calls");
  }

  @Override
  public void close() {
    caller.close();
    server.close();
    lab.close();
    Folders.delete(folder);
  }
}
