package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

  private final Pairing pairing;
  private final Path folder;
  private final NetLab lab;
  private final Child caller;
  private Child server;
  private final int port;

  private FaultRig(Pairing pairing) {
    this.pairing = pairing;
    this.folder = newFolder();
    this.lab = NetLab.pair();
    try {
      this.server = startServer(0);
      String origin = server.await("listening", LIMIT);
      this.port = Integer.parseInt(origin.substring(origin.lastIndexOf(':') + 1));
      this.caller =
          Child.startOn(
              pairing, lab.host(CALLER), FaultCaller.class, origin, origin, keyFile().toString());
      caller.await("warm", LIMIT);
    } catch (RuntimeException | AssertionError e) {
      lab.close();
      throw e;
    }
  }

  /** Starts both sides; the caller has made one call already, so that nothing is slow any more. */
  static FaultRig start(Pairing pairing) {
    return new FaultRig(pairing);
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

  /** Calls, and waits until both hear each other and messages go both ways. */
  void call() {
    caller.tell("call");
    Waiting.until(
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

  /** Loses everything both ways. */
  void cut() {
    serverHost().cut();
    callerHost().cut();
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
    try {
      Waiting.until(what, limit, () -> holds.test(callerStory()));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; " + told(), e);
    }
  }

  /** Waits for the end of the call. */
  void awaitEnd(Duration limit) {
    awaitCaller("onCallEnd", limit, story -> story.count("onCallEnd") > 0);
  }

  /** Waits until sound goes both ways again and what was sent has arrived, then hangs up. */
  Outcome hangUp() {
    try {
      Waiting.until("sound both ways", LIMIT, () -> hears(callerStory()) && hears(agentStory()));
      caller.tell("quiet");
      server.tell("quiet");
      Waiting.quiet("the last messages", Duration.ofSeconds(3), LIMIT, this::arrived);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; " + told(), e);
    }
    caller.tell("hangup");
    awaitEnd(LIMIT);
    server.tell("calls");
    return end();
  }

  private int arrived() {
    return callerStory().got().size() + agentStory().got().size();
  }

  /** Ends the caller's program, which fails if a thread of the call is left over. */
  Outcome end() {
    caller.tell("end");
    caller.awaitEnd(LIMIT);
    assertThat(caller.output()).doesNotContain("Exception in thread");
    return new Outcome(callerStory(), agentStory());
  }

  private String told() {
    return "the caller told "
        + callerStory().moments(FaultLines.EVENT)
        + ", the agent "
        + agentStory().moments(FaultLines.AGENT);
  }

  @Override
  public void close() {
    caller.close();
    server.close();
    lab.close();
    Folders.delete(folder);
  }
}
