package dev.aicall.cli.audio;

import static dev.aicall.cli.audio.TwoSides.NOISE;
import static dev.aicall.cli.audio.TwoSides.SPEECH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.exec.VirtualTime;
import org.junit.jupiter.api.Test;

class AnswerClockTest {
  private final VirtualTime time = new VirtualTime();
  private final AnswerClock clock = new AnswerClock(time);
  private final TwoSides sides = new TwoSides(time, clock);

  @Test
  void countsFromTheLastSpeechToTheFirstSoundOfTheAnswer() {
    sides.pass(1_000, SPEECH, NOISE);
    sides.pass(700, NOISE, NOISE);
    sides.pass(500, NOISE, SPEECH);

    assertThat(sides.measured()).hasSize(1);
    assertThat(sides.measured().get(0)).isBetween(690L, 730L);
  }

  @Test
  void aGreetingAndSpeechThatGoesOnAreNoAnswers() {
    sides.pass(1_000, NOISE, SPEECH);
    sides.pass(300, SPEECH, SPEECH);
    sides.pass(1_000, NOISE, SPEECH);

    assertThat(sides.measured()).isEmpty();
  }

  @Test
  void theAnswerAfterAnInterruptionCounts() {
    sides.pass(1_000, NOISE, SPEECH);
    sides.pass(300, SPEECH, SPEECH);
    sides.pass(600, SPEECH, NOISE);
    sides.pass(500, NOISE, NOISE);
    sides.pass(200, NOISE, SPEECH);
    sides.pass(300, NOISE, NOISE);
    sides.pass(200, NOISE, SPEECH);

    assertThat(sides.measured()).hasSize(1);
    assertThat(sides.measured().get(0)).isBetween(490L, 530L);
  }

  @Test
  void anAgentThatGoesOnAfterACommaWhileTheCallerSpeaksDoesNotAnswer() {
    sides.pass(1_000, NOISE, SPEECH);
    sides.pass(300, NOISE, NOISE);
    sides.pass(300, SPEECH, SPEECH);
    sides.pass(200, NOISE, SPEECH);
    sides.pass(500, NOISE, NOISE);
    sides.pass(300, NOISE, SPEECH);

    assertThat(sides.measured()).hasSize(1);
    assertThat(sides.measured().get(0)).isBetween(690L, 730L);
  }

  @Test
  void anAnswerToATextMayComeAtOnce() {
    sides.pass(300, NOISE, NOISE);
    clock.typed();
    sides.pass(60, NOISE, NOISE);
    sides.pass(200, NOISE, SPEECH);

    assertThat(sides.measured()).hasSize(1);
    assertThat(sides.measured().get(0)).isBetween(60L, 90L);
  }
}
