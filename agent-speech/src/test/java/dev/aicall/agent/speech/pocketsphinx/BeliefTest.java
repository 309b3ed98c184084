package dev.aicall.agent.speech.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BeliefTest {
  private static final Belief BELIEF = new Belief(0.5);

  @Test
  void alikeIsBelieved() {
    assertThat(
            BELIEF.inCommand(
                new Heard("slow down", 0, 100, 57), new Heard("so don", 9999, 100, 58)))
        .isTrue();
  }

  @Test
  void muchBetterInTheSamePlacesIsBelieved() {
    Heard free = new Heard("total don't", -2000, 100, 84);

    assertThat(BELIEF.inCommand(new Heard("hello robot", -700, 100, 85), free)).isTrue();
    assertThat(BELIEF.inCommand(new Heard("hello robot", -900, 100, 85), free)).isFalse();
  }

  @Test
  void commandThatLeavesWordsOutIsNotBelieved() {
    assertThat(
            BELIEF.inCommand(
                new Heard("go slower", 3000, 250, 76),
                new Heard("go somewhere and do something", -2000, 250, 169)))
        .isFalse();
  }

  @Test
  void nothingIsNoCommand() {
    Heard words = new Heard("yes", 0, 100, 50);

    assertThat(BELIEF.inCommand(Heard.NOTHING, words)).isFalse();
    assertThat(BELIEF.inCommand(words, Heard.NOTHING)).isFalse();
    assertThat(BELIEF.inCommand(Heard.NOTHING, Heard.NOTHING)).isFalse();
  }

  @Test
  void wordsFarTooSlowAreNoise() {
    assertThat(Belief.isNoise(Heard.NOTHING, new Heard("fu", 0, 112, 106))).isTrue();
    assertThat(Belief.isNoise(Heard.NOTHING, new Heard("yes", 0, 94, 50))).isFalse();
    assertThat(Belief.isNoise(new Heard("stop", 0, 96, 50), new Heard("fu", 0, 112, 106)))
        .isFalse();
    assertThat(Belief.isNoise(Heard.NOTHING, Heard.NOTHING)).isFalse();
  }

  @Test
  void marksAndNoisesAreNoWords() {
    assertThat(Decoder.clean("<s> Turn(2) LEFT [COUGH] ++breath++ </s>")).isEqualTo("turn left");
    assertThat(Decoder.clean("<sil>")).isEmpty();
  }
}
