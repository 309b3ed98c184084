package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.cli.Main;
import dev.aicall.rtc.peer.testing.ChildJvm;
import dev.aicall.testkit.Needs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The program as its user has it, on machines that have what calls need and on some that do not.
 */
class MachineTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int MACHINE = 3;

  /** What a machine may lack; for this process and its children only. */
  private enum Lack {
    /** An empty file in the library's place. */
    LIBPULSE(
        "apt install libpulse0",
        "unshare -m",
        "for lib in /usr/lib/*/libpulse.so.0; do mount --bind /dev/null \"$(readlink -f $lib)\"; done"),
    INTERFACE("no network interface but loopback", "unshare -n", "ip link set lo up"),
    BOTH("webrtc does not work here", "unshare -n -m", INTERFACE.order + "; " + LIBPULSE.order);

    private final String told;
    private final String space;
    private final String order;

    Lack(String told, String space, String order) {
      this.told = told;
      this.space = space;
      this.order = order;
    }

    ChildJvm.Result run(String... arguments) {
      List<String> prefix = new ArrayList<>(List.of(space.split(" ")));
      prefix.addAll(List.of("sh", "-c", order + "; exec \"$@\"", "sh"));
      return ChildJvm.of(Main.class).under(prefix.toArray(String[]::new)).run(LIMIT, arguments);
    }
  }

  @TempDir private Path out;

  @BeforeEach
  void needsRoot() {
    Needs.that(Shell.isRoot(), "root, to make namespaces of the network and of mounts");
  }

  @Test
  void demoMakesACallAndSavesIt() {
    try (NetLab lab = NetLab.pair()) {
      ChildJvm.Result result =
          ChildJvm.of(Main.class)
              .under(lab.host(0).exec())
              .run(LIMIT, "demo", "--out", out.toString());

      assertSpoken(result);
      assertThat(result.output())
          .containsPattern("backend  webrtc-java .*, the first that works here")
          .doesNotContain("WARN");
      assertThat(out.resolve("agent.wav")).isNotEmptyFile();
      assertThat(out.resolve("transcript.srt")).content().contains("Hello. Tell me where to go.");
      assertThat(out.resolve("call.json")).content().contains("\"exit\" : 0");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIBPULSE", "INTERFACE"})
  void demoTakesJitsiWhereWebRtcDoesNotWorkAndSaysWhy(Lack lack) {
    // The short scene: what is said does not matter here.
    ChildJvm.Result result = lack.run("demo", "--scene", "typed", "--out", out.toString());

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("set up in", "Hello. Tell me where to go.");
    assertThat(result.output().lines().filter(line -> line.startsWith("agent server")))
        .singleElement()
        .asString()
        .containsPattern("backend  jitsi .*, since webrtc does not work here: ")
        .contains(lack.told);
  }

  @Test
  void demoRunsOnJitsiWithNeitherTheLibraryNorAnInterface() {
    ChildJvm.Result result = Lack.BOTH.run("demo", "--backend", "jitsi", "--out", out.toString());

    assertSpoken(result);
    assertThat(result.output()).containsPattern("backend  jitsi .*, chosen").doesNotContain("WARN");
  }

  @ParameterizedTest
  @EnumSource(Lack.class)
  @Execution(ExecutionMode.CONCURRENT)
  void webRtcWhenAskedForIsRefusedWithBothRemedies(Lack lack) {
    ChildJvm.Result demo = lack.run("demo", "--backend", "webrtc", "--out", out.toString());
    ChildJvm.Result doctor = lack.run("doctor", "--backend", "webrtc");

    assertThat(demo.exitCode()).as(demo.output()).isEqualTo(MACHINE);
    assertThat(demo.output()).contains(lack.told, "--backend jitsi, which works here");
    assertThat(doctor.exitCode()).as(doctor.output()).isEqualTo(MACHINE);
    assertThat(doctor.output())
        .contains("WRONG backend webrtc", "--backend jitsi, which works here")
        .containsPattern("ok    backend jitsi .* works, with --backend jitsi");
  }

  @ParameterizedTest
  @EnumSource(Lack.class)
  @Execution(ExecutionMode.CONCURRENT)
  void doctorSaysWhichWorksAndWhichIsUsed(Lack lack) {
    ChildJvm.Result result = lack.run("doctor");

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output())
        .containsPattern("note  backend webrtc +does not work here\n +\\S")
        .containsPattern("ok    backend jitsi .* works and is used: the first that works here");
  }

  private static void assertSpoken(ChildJvm.Result result) {
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("set up in")
        .contains("Hello. Tell me where to go.")
        .contains("interrupted");
  }
}
