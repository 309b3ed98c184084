package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.NearSide.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.aicall.rtc.peer.testing.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many calls one after another in one process: nothing may pile up. */
@Tag("soak")
class ManyCallsTest {
  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void nothingPilesUp(Pairing pairing) {
    // A heap of one size, all of it resident; one arena for native memory; no second compiler, as
    // in every child: it is still at work after 200 calls. What grows is what the calls leave.
    ChildJvm.Result result =
        ChildJvm.of(Program.class)
            .with(pairing.options())
            .under("env", "MALLOC_ARENA_MAX=1")
            .with("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch")
            .run(Duration.ofMinutes(6), limits(pairing));

    System.out.println(result.output());
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  /** What a call may leave resident, in KB; how long idle threads stay, in seconds. */
  private static String[] limits(Pairing pairing) {
    // The pools of ice4j keep theirs for a minute, and how many there are is a matter of luck.
    return pairing == Pairing.JITSI ? new String[] {"50", "62"} : new String[] {"250", "7"};
  }

  /** Server and callers in one process. */
  static final class Program {
    private static final int WARM_UP = 20;
    private static final int CALLS = 200;
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private Program() {}

    /**
     * What a process holds.
     *
     * @param threads all, native ones too
     * @param descriptors open files and sockets
     * @param heapBytes after a collection
     * @param residentKb resident memory, without code and classes, which grow with what has run
     */
    record Held(int threads, long descriptors, long heapBytes, long residentKb) {}

    /**
     * Runs the program. Arguments: how many KB a call may leave resident, both ends together; for
     * how many seconds idle threads stay.
     */
    public static void main(String[] args) {
      Child.body(
          () -> {
            ProbeAgents agents = new ProbeAgents(news -> {});
            try (FarSide far = FarSide.start(agents)) {
              ServerAccess access = far.access();
              NearSide.Setup near = new NearSide.Setup(far.origin());
              for (int i = 0; i < WARM_UP; i++) {
                call(near.open(), access.grant("u" + i));
                agents.forget();
              }
              Duration idle = Duration.ofSeconds(Long.parseLong(args[1]));
              Held before = held(idle);
              System.out.println("after " + WARM_UP + ": " + before);
              for (int i = WARM_UP; i < CALLS; i++) {
                call(near.open(), access.grant("u" + i));
                agents.forget();
              }
              Held after = held(idle);
              System.out.println("after " + CALLS + ": " + after);
              assertThat(after.threads).isCloseTo(before.threads, within(2));
              assertThat(after.descriptors).isCloseTo(before.descriptors, within(2L));
              assertThat(after.heapBytes)
                  .isCloseTo(before.heapBytes, Percentage.withPercentage(10));
              assertThat((after.residentKb - before.residentKb) / (CALLS - WARM_UP))
                  .isLessThanOrEqualTo(Long.parseLong(args[0]));
            }
          });
    }

    private static void call(NearSide opened, ServerAccess.Grant grant) {
      try (NearSide near = opened) {
        near.callAndBegin(ProbeAgents.VOICE, grant);
        near.engine().handup(true);
        near.log().await("onCallEnd", LIMIT);
        assertThat(near.log().errors()).isEmpty();
      }
    }

    private static Held held(Duration idle) {
      int threads = fewestThreads(idle);
      long heapBytes = heapBytes();
      return new Held(
          threads,
          ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
              .getOpenFileDescriptorCount(),
          heapBytes,
          status("VmRSS:")
              - ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getCommitted() / 1_024);
    }

    // Threads that idle go in that time, and one that comes now and then is no leak.
    private static int fewestThreads(Duration idle) {
      long end = System.nanoTime() + idle.toNanos();
      int fewest = Integer.MAX_VALUE;
      while (System.nanoTime() < end) {
        fewest = Math.min(fewest, (int) status("Threads:"));
        LockSupport.parkNanos(EVERY_NANOS);
      }
      return fewest;
    }

    // What a collection finds to be finalised or cleaned is gone after the next one only.
    private static long heapBytes() {
      long before = Long.MAX_VALUE;
      long used = collected();
      while (used < 0.99 * before) {
        before = used;
        used = collected();
      }
      return used;
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
}
