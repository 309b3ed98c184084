package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.testing.ChildJvm;
import dev.aicall.rtc.peer.testing.PulseServer;
import dev.aicall.testkit.Needs;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with the machine's devices, each in a JVM of its own. */
final class DevicesTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @ParameterizedTest
  @ValueSource(strings = {"both", "microphone", "loudspeaker", "mute", "change", "unplug", "crash"})
  void soundDevicesCarryTheCall(String check) {
    Needs.that(PulseServer.installed(), "pulseaudio and pulseaudio-utils (apt)");

    ChildJvm.Result result = ChildJvm.of(DeviceChecks.class).run(LIMIT, check);

    assertThat(result.output()).contains("PASSED " + check);
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @Test
  void theLoudspeakerIsTakenOutOfTheMicrophone() {
    ChildJvm.Result result = ChildJvm.of(EchoChecks.class).run(LIMIT);

    assertThat(result.output()).contains("PASSED echo", "PASSED voice");
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  /**
   * Only the combination that the backend uses is asserted. What the library does in the other
   * three depends on the moment, and is measured: {@link DeviceCombinations}.
   */
  @Test
  void theCombinationThatTheBackendUsesStaysUp() throws Exception {
    DeviceCombinations.Run taps = DeviceCombinations.run("tap", "tap", 4, false);

    assertThat(taps.exitCode()).as(taps.reason()).isZero();
  }
}
