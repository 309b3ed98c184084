package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.cli.Main;
import dev.aicall.rtc.peer.testing.ChildJvm;
import dev.aicall.testkit.Needs;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as its user has it: a demo that works, and machines on which it cannot. */
class MachineTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int MACHINE = 3;

  /** Puts an empty file in the library's place, for this process and its children only. */
  private static final String HIDE_LIBPULSE =
      "for lib in /usr/lib/*/libpulse.so.0; do mount --bind /dev/null \"$(readlink -f $lib)\"; done; exec \"$@\"";

  @TempDir private Path out;

  @Test
  void demoMakesACallAndSavesIt() {
    Needs.that(Shell.isRoot(), "root, to make network namespaces");
    try (NetLab lab = NetLab.pair()) {
      ChildJvm.Result result =
          ChildJvm.of(Main.class)
              .under(lab.host(0).exec())
              .run(LIMIT, "demo", "--out", out.toString());

      assertThat(result.exitCode()).as(result.output()).isZero();
      assertThat(result.output())
          .contains("set up in")
          .contains("Hello. Tell me where to go.")
          .contains("interrupted")
          .doesNotContain("WARN");
      assertThat(out.resolve("agent.wav")).isNotEmptyFile();
      assertThat(out.resolve("transcript.srt")).content().contains("Hello. Tell me where to go.");
      assertThat(out.resolve("call.json")).content().contains("\"exit\" : 0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "doctor"})
  void withoutAnInterfaceTheRemedyIsNamed(String command) {
    Needs.that(Shell.isRoot(), "root, to make network namespaces");

    ChildJvm.Result result = ChildJvm.of(Main.class).under("unshare", "-n").run(LIMIT, command);

    assertThat(result.exitCode()).as(result.output()).isEqualTo(MACHINE);
    assertThat(result.output()).contains("interface but loopback");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "doctor"})
  void withoutLibpulseTheRemedyIsNamed(String command) {
    Needs.that(Shell.isRoot(), "root, to hide a library");

    ChildJvm.Result result =
        ChildJvm.of(Main.class)
            .under("unshare", "-m", "sh", "-c", HIDE_LIBPULSE, "sh")
            .run(LIMIT, command, "--backend", "webrtc");

    assertThat(result.exitCode()).as(result.output()).isEqualTo(MACHINE);
    assertThat(result.output()).contains("apt install libpulse0");
  }
}
