package dev.aicall.agent.speech.flite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.speech.pocketsphinx.FreeHearing;
import dev.aicall.agent.speech.pocketsphinx.PocketSphinxProvider;
import dev.aicall.agent.speech.testing.Speech;
import dev.aicall.agent.speech.testing.SynthesizerContract;
import dev.aicall.agent.speech.testing.WordErrors;
import dev.aicall.testkit.Needs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class FliteTest implements SynthesizerContract {
  private SpeechSynthesizer flite;

  @BeforeAll
  void open() {
    Availability here = new FliteProvider().availability(SpeechSettings.DEFAULT);
    Needs.that(here.usable(), here.detail());
    flite = new FliteProvider().open(SpeechSettings.DEFAULT);
  }

  @AfterAll
  void close() {
    if (flite != null) {
      flite.close();
    }
  }

  @Override
  public SpeechSynthesizer voice() {
    return flite;
  }

  @Test
  void voicesDiffer() {
    assertThat(flite.voices()).containsExactly("slt", "rms", "awb", "kal");
    Set<Integer> lengths = new HashSet<>();
    for (String voice : flite.voices()) {
      lengths.add(Speech.say(flite, SENTENCE, voice, 1).length);
    }
    assertThat(lengths).hasSize(4);
  }

  @Test
  void isUnderstood() {
    Availability here = new PocketSphinxProvider().availability(SpeechSettings.DEFAULT);
    Needs.that(here.usable(), here.detail());
    double wrong = 0;
    double words = 0;
    try (FreeHearing ears = new FreeHearing()) {
      for (String sentence :
          List.of(
              "i will go forward ten meters",
              "i can go forward and back turn left and right and stop",
              "i can go faster and slower",
              "it was nice to talk to you",
              "the weather is nice today",
              "please call me tomorrow")) {
        int length = sentence.split(" ").length;
        words += length;
        wrong += length * WordErrors.rate(sentence, ears.hear(Speech.say(flite, sentence, "", 1)));
      }
    }
    System.out.printf("flite slt, free: %.1f %% of words wrong%n", 100 * wrong / words);
    assertThat(wrong / words).isLessThan(0.2);
  }

  @Test
  void secondSynthesizerOutlivesTheFirst() {
    SpeechSynthesizer second = new FliteProvider().open(SpeechSettings.DEFAULT);
    int length = Speech.say(second, "one two three", "rms", 1).length;
    second.close();
    second.close();

    assertThatThrownBy(() -> Speech.say(second, "one", "", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the synthesizer is closed");
    assertThat(Speech.say(flite, "one two three", "rms", 1)).hasSize(length);
  }
}
