package dev.aicall.rtc.jitsi.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.testing.ChildJvm;
import dev.aicall.rtc.peer.testing.PulseServer;
import dev.aicall.testkit.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's own mixers, on ALSA, with a sound server of ours for a sound card. */
class AlsaTest {
  private static final String PLUG_IN = "libasound_module_pcm_pulse.so";

  @Test
  void playsAndRecordsThroughTheJdksOwnLines(@TempDir Path folder) throws Exception {
    Needs.that(PulseServer.installed(), "pulseaudio (apt-get install pulseaudio)");
    Needs.that(plugInIsThere(), PLUG_IN + " (apt-get install libasound2-plugins)");
    Path alsa = folder.resolve("asound.conf");
    Files.writeString(alsa, "pcm.default { type pulse }\nctl.default { type pulse }\n");
    try (PulseServer pulse = PulseServer.start()) {
      pulse.control("set-default-source", PulseServer.SPEAKER + ".monitor");
      List<String> environment = new ArrayList<>(List.of("env", "ALSA_CONFIG_PATH=" + alsa));
      pulse.environment().forEach((name, value) -> environment.add(name + "=" + value));

      ChildJvm.Result result =
          ChildJvm.of(AlsaChecks.class)
              .under(environment.toArray(new String[0]))
              .run(Duration.ofMinutes(1));

      assertThat(result.output())
          .contains("id=default [default]", "MICROPHONE", "SPEAKER", "tone: true", "lost: []");
      assertThat(result.exitCode()).isZero();
    }
  }

  private static boolean plugInIsThere() throws IOException {
    Path libraries = Path.of("/usr/lib");
    if (!Files.isDirectory(libraries)) {
      return false;
    }
    try (Stream<Path> folders = Files.list(libraries)) {
      return folders.anyMatch(folder -> Files.exists(folder.resolve("alsa-lib").resolve(PLUG_IN)));
    }
  }
}
