package dev.aicall.agent.speech.freetts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.speech.testing.Speech;
import dev.aicall.agent.speech.testing.SynthesizerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class FreeTtsTest implements SynthesizerContract {
  private SpeechSynthesizer kevin;

  @BeforeAll
  void open() {
    kevin = new FreeTtsProvider().open(SpeechSettings.DEFAULT);
  }

  @AfterAll
  void close() {
    kevin.close();
  }

  @Override
  public SpeechSynthesizer voice() {
    return kevin;
  }

  @Test
  void hasOneVoice() {
    assertThat(kevin.voices()).containsExactly("kevin16");
  }

  @Test
  void closedVoiceSaysSo() {
    SpeechSynthesizer other = new FreeTtsProvider().open(SpeechSettings.DEFAULT);
    other.close();
    other.close();

    assertThatThrownBy(() -> Speech.say(other, "one", "", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the synthesizer is closed");
    assertThat(Speech.say(kevin, "one", "", 1)).isNotEmpty();
  }
}
