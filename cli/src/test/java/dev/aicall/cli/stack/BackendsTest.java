package dev.aicall.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.rtc.peer.testing.LoopNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which backend is taken, and what is said; with stacks in memory under the names of real ones. */
class BackendsTest {
  private final VirtualTime time = new VirtualTime();
  private final MediaStackProvider jitsi = named("jitsi");
  private final MediaStackProvider webrtc = named("webrtc");
  private final MediaStackProvider other = named("other");

  @Test
  void theBestIsFirstAndTheFakeLast() {
    assertThat(here(Reach.NETWORK, other, jitsi, webrtc).names())
        .containsExactly("webrtc", "jitsi", "other", "fake");
  }

  @Test
  void theFirstThatWorksIsTaken() {
    try (Backend taken = here(Reach.NETWORK, jitsi, webrtc).choose(null)) {
      assertThat(taken.name()).isEqualTo("webrtc");
      assertThat(taken.line()).isEqualTo("loop in memory, the first that works here");
    }
  }

  @Test
  void onLoopbackAloneWebRtcIsPassedOverWithTheReasonInOneLine() {
    try (Backend taken = here(Reach.LOOPBACK, jitsi, webrtc).choose(null)) {
      assertThat(taken.name()).isEqualTo("jitsi");
      assertThat(taken.line())
          .startsWith("loop in memory, since webrtc does not work here: no network interface but")
          .endsWith(Interfaces.REMEDY)
          .doesNotContain("\n");
    }
  }

  @Test
  void whatIsAskedForIsNeverReplaced() {
    try (Backend taken = here(Reach.NETWORK, jitsi, webrtc).choose("jitsi")) {
      assertThat(taken.line()).isEqualTo("loop in memory, chosen");
    }
    assertThatThrownBy(() -> here(Reach.LOOPBACK, jitsi, webrtc).choose("webrtc"))
        .isInstanceOfSatisfying(
            CliException.class,
            refusal -> {
              assertThat(refusal.exitCode()).isEqualTo(ExitCode.MACHINE);
              assertThat(refusal).hasMessageContaining(Interfaces.REMEDY);
              assertThat(refusal.remedy()).contains("--backend jitsi");
            });
  }

  @Test
  void anotherBackendIsOfferedOnlyIfItWorks() {
    assertThatThrownBy(() -> here(Reach.NOTHING, jitsi, webrtc).choose("webrtc"))
        .isInstanceOfSatisfying(
            CliException.class,
            refusal -> assertThat(refusal.remedy()).doesNotContain("--backend jitsi"));
  }

  @Test
  void whereNothingWorksEachReasonIsTold() {
    assertThatThrownBy(() -> here(Reach.NOTHING, jitsi, webrtc).choose(null))
        .hasMessageContaining("webrtc does not work here")
        .hasMessageContaining("jitsi does not work here")
        .hasMessageContaining(Interfaces.LOOPBACK_REMEDY);
    assertThat(here(Reach.NOTHING, jitsi, webrtc).trials())
        .extracting(Trial::works)
        .containsExactly(false, false);
  }

  private static Backends here(Reach reach, MediaStackProvider... providers) {
    return new Backends(List.of(providers), () -> reach);
  }

  private MediaStackProvider named(String name) {
    LoopNetwork network = new LoopNetwork(time, Runnable::run);
    return new MediaStackProvider() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public MediaStack open() {
        return network.open();
      }
    };
  }
}
