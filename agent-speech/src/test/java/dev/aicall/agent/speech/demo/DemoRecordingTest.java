package dev.aicall.agent.speech.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.speech.testing.Commands;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoRecordingTest {
  @ParameterizedTest
  @EnumSource(DemoRecording.class)
  void eachHasSoundForItsWords(DemoRecording recording) {
    short[] samples = recording.samples();
    int loudest = 0;
    for (short sample : samples) {
      loudest = Math.max(loudest, Math.abs(sample));
    }

    assertThat(samples.length)
        .isBetween(SpeechFormat.SAMPLE_RATE_HZ, 3 * SpeechFormat.SAMPLE_RATE_HZ);
    assertThat(loudest).isGreaterThan(2_000);
    assertThat(recording.text()).matches("[a-z ]+");
  }

  /** So that their notices are true of them. */
  @Test
  void theMadeOnesAreThoseOfTheCommands() throws IOException {
    for (Commands.Recording command : Commands.all()) {
      for (DemoRecording recording : DemoRecording.values()) {
        boolean same = command.file().equals("rms-" + recording.text().replace(' ', '-') + ".wav");
        if (same && recording != DemoRecording.GO_FORWARD_TEN_METERS) {
          assertThat(recording.samples()).isEqualTo(command.samples());
        }
      }
    }
  }
}
