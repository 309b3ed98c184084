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
    // A heap of one size, all of it resident; one arena for native memory; no second compiler,
    // which
    // is still at work after 200 calls. What grows is what the calls leave behind.
    ChildJvm.Result result =
        ChildJvm.of(Program.class)
            .with(pairing.options())
            .under("env", "MALLOC_ARENA_MAX=1")
            .with("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC")
            .with("-XX:TieredStopAtLevel=1")
            .run(Duration.ofMinutes(4), pairing == Pairing.JITSI ? "50" : "250");

    System.out.println(result.output());
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  /** Server and callers in one process. */
  static final class Program {
    private static final int WARM_UP = 20;
    private static final int CALLS = 200;

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

    /** Runs the program. Argument: how many KB a call may leave resident, both ends together. */
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
              Held before = held();
              System.out.println("after " + WARM_UP + ": " + before);
              for (int i = WARM_UP; i < CALLS; i++) {
                call(near.open(), access.grant("u" + i));
                agents.forget();
              }
              Held after = held();
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

    // What ends in the background is given a moment: threads are counted when they stand still.
    private static Held held() {
      Waiting.quiet("threads", Duration.ofSeconds(7), LIMIT, () -> (int) status("Threads:"));
      Runtime.getRuntime().gc();
      Runtime runtime = Runtime.getRuntime();
      return new Held(
          (int) status("Threads:"),
          ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
              .getOpenFileDescriptorCount(),
          runtime.totalMemory() - runtime.freeMemory(),
          status("VmRSS:")
              - ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getCommitted() / 1_024);
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
