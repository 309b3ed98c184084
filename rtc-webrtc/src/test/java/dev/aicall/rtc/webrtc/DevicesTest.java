package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.testing.ChildJvm;
import dev.aicall.rtc.peer.testing.PulseServer;
import dev.aicall.rtc.peer.testing.XServer;
import dev.aicall.testkit.Needs;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with the machine's devices, each in a JVM of its own. */
final class DevicesTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @ParameterizedTest
  @ValueSource(
      strings = {"both", "microphone", "loudspeaker", "mute", "change", "unplug", "crash", "echo"})
  void soundDevicesCarryTheCall(String check) {
    Needs.that(PulseServer.installed(), "pulseaudio and pulseaudio-utils (apt)");

    ChildJvm.Result result = ChildJvm.of(DeviceChecks.class).run(LIMIT, check);

    assertThat(result.output()).contains("PASSED " + check);
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @Test
  void screensAreCaptured() throws IOException {
    Needs.that(XServer.installed(), "xvfb (apt)");
    try (XServer server = XServer.start(640, 480)) {
      ChildJvm.Result result =
          ChildJvm.of(ScreenChecks.class)
              .under("env", "DISPLAY=" + server.display())
              .run(LIMIT, "capture");

      assertThat(result.output()).contains("PASSED capture");
      assertThat(result.exitCode()).as(result.output()).isZero();
    }
  }

  @Test
  void aMachineWithoutDevicesHasNone() {
    ChildJvm.Result result =
        ChildJvm.of(ScreenChecks.class).under("env", "-u", "DISPLAY").run(LIMIT, "none");

    assertThat(result.output()).contains("PASSED none");
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @Test
  void theLibraryAbortsWithAProgramsMicrophoneBesideADevice() throws Exception {
    Needs.that(PulseServer.installed(), "pulseaudio and pulseaudio-utils (apt)");

    DeviceCombinations.Run both = DeviceCombinations.run("device", "device", 4, false);
    DeviceCombinations.Run mixed = DeviceCombinations.run("tap", "device", 4, false);

    assertThat(both.exitCode()).as(both.reason()).isZero();
    assertThat(mixed.exitCode()).as("a new version may have mended it").isNotZero();
  }
}
