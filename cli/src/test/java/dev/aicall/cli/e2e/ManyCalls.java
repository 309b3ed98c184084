package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.NearSide.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.rehearsal.RehearsalAgents;
import dev.aicall.rtc.peer.testing.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that makes calls one after another, server and callers in one process, and checks that
 * from the twentieth call to the last nothing piles up: threads, descriptors, heap, memory.
 */
final class ManyCalls {
  /** What a caller does. */
  enum Kind {
    /** Hangs up when both hear and read each other. */
    SHORT,
    /** Is greeted, asks in writing, interrupts the answer when it sounds, hangs up. */
    TALK
  }

  private static final int WARM_UP = 20;
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int COLLECTIONS = 20;

  /** Threads and descriptors that may come by chance. */
  private static final int FEW = 2;

  private static final String QUESTION = "What can you do?";
  private static final String ANSWER = "forward";

  private final Kind kind;
  private final ProbeAgents probes = new ProbeAgents(news -> {});

  private ManyCalls(Kind kind) {
    this.kind = kind;
  }

  /**
   * What a process holds.
   *
   * @param threads all, native ones too
   * @param descriptors open files and sockets
   * @param heapBytes after a collection
   * @param residentKb resident memory, without code and classes, which grow with what has run
   */
  record Held(int threads, long descriptors, long heapBytes, long residentKb) {}

  /** Runs the program in a JVM of its own. */
  static void run(Pairing pairing, Kind kind, int calls) {
    // A heap of one size, all of it resident; one arena for native memory; no second compiler, as
    // in every child: it is still at work after 200 calls. What grows is what the calls leave;
    // what only soft references hold (manifests, reflection data) comes and goes with time.
    ChildJvm.Result result =
        ChildJvm.of(ManyCalls.class)
            .with(pairing.options())
            .under("env", "MALLOC_ARENA_MAX=1")
            .with("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch", "-XX:SoftRefLRUPolicyMSPerMB=0")
            .run(Duration.ofMinutes(15), arguments(pairing, kind, calls));

    System.out.println(pairing + " " + kind + "\n" + result.output());
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  private static String[] arguments(Pairing pairing, Kind kind, int calls) {
    // The pools of ice4j keep threads for a minute, and how many there are is a matter of luck.
    List<String> limits = pairing == Pairing.JITSI ? List.of("50", "62") : List.of("250", "7");
    return new String[] {kind.name(), String.valueOf(calls), limits.get(0), limits.get(1)};
  }

  /**
   * Runs in the child. Arguments: kind, number of calls, how many KB a call may leave resident,
   * both ends together, for how many seconds idle threads stay.
   */
  public static void main(String[] args) {
    Duration idle = Duration.ofSeconds(Long.parseLong(args[3]));
    Child.body(
        () ->
            new ManyCalls(Kind.valueOf(args[0]))
                .check(Integer.parseInt(args[1]), Long.parseLong(args[2]), idle));
  }

  private void check(int calls, long mostKb, Duration idle) {
    AgentFactory agents = kind == Kind.TALK ? RehearsalAgents.builtIn() : probes;
    try (FarSide far = FarSide.start(agents)) {
      ServerAccess access = far.access();
      NearSide.Setup near = new NearSide.Setup(far.origin());
      if (kind == Kind.TALK) {
        near.silent();
      }
      for (int i = 0; i < WARM_UP; i++) {
        call(near.open(), access.grant("u" + i));
      }
      Held before = held(idle, Integer.MAX_VALUE);
      System.out.println("after " + WARM_UP + ": " + before);
      for (int i = WARM_UP; i < calls; i++) {
        call(near.open(), access.grant("u" + i));
      }
      Held after = held(idle, before.threads + FEW);
      System.out.println("after " + calls + ": " + after);
      assertThat(after.threads).isLessThanOrEqualTo(before.threads + FEW);
      assertThat(after.descriptors).isLessThanOrEqualTo(before.descriptors + FEW);
      assertThat(after.heapBytes).isLessThanOrEqualTo(before.heapBytes + before.heapBytes / 10);
      assertThat((after.residentKb - before.residentKb) / (calls - WARM_UP))
          .isLessThanOrEqualTo(mostKb);
    }
  }

  private void call(NearSide opened, ServerAccess.Grant grant) {
    try (NearSide near = opened) {
      if (kind == Kind.TALK) {
        near.callAndBegin(RehearsalAgents.DEFAULT_AGENT_ID, grant);
        talk(near);
      } else {
        near.callAndBegin(ProbeAgents.VOICE, grant);
      }
      near.engine().handup(true);
      near.log().await("onCallEnd", LIMIT);
      assertThat(near.log().errors()).isEmpty();
    }
    probes.forget();
  }

  private static void talk(NearSide near) {
    Waiting.until("the greeting", LIMIT, () -> near.ear().level() > ToneEar.SILENT);
    assertThat(near.engine().sendTextToAgent(AllMessages.text(QUESTION))).isTrue();
    near.log()
        .await(
            "the answer",
            LIMIT,
            event ->
                event.name().equals("onVoiceAgentSubtitleNotify")
                    && String.valueOf(event.args().get(0)).contains(ANSWER));
    assertThat(near.engine().interruptSpeaking()).isTrue();
    near.log().await("onSpeakingInterrupted", LIMIT);
    Waiting.until("silence", LIMIT, () -> near.ear().level() < ToneEar.SILENT);
  }

  private static Held held(Duration idle, int enough) {
    int threads = fewestThreads(idle, enough);
    long heapBytes = heapBytes();
    return new Held(
        threads,
        ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getOpenFileDescriptorCount(),
        heapBytes,
        status("VmRSS:")
            - ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getCommitted() / 1_024);
  }

  // Threads that idle go in that time, and one that comes now and then is no leak. A task that a
  // pool gets a while after the last call keeps its thread for longer, so up to twice the time.
  private static int fewestThreads(Duration idle, int enough) {
    long begin = System.nanoTime();
    int fewest = Integer.MAX_VALUE;
    while (System.nanoTime() - begin < idle.toNanos()
        || (fewest > enough && System.nanoTime() - begin < 2 * idle.toNanos())) {
      fewest = Math.min(fewest, (int) status("Threads:"));
      LockSupport.parkNanos(EVERY_NANOS);
    }
    return fewest;
  }

  // What a collection finds to be finalised or cleaned is gone after a later one only, when the
  // threads that do so have had their time.
  private static long heapBytes() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      least = Math.min(least, collected());
      LockSupport.parkNanos(EVERY_NANOS);
    }
    return least;
  }

  private static long collected() {
    Runtime.getRuntime().gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long status(String name) {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
