package dev.aicall.cli.audio;

import static dev.aicall.cli.audio.TwoSides.NOISE;
import static dev.aicall.cli.audio.TwoSides.SPEECH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.exec.VirtualTime;
import org.junit.jupiter.api.Test;

class EchoClockTest {
  private final VirtualTime time = new VirtualTime();
  private final EchoClock clock = new EchoClock(time);
  private final TwoSides sides = new TwoSides(time, clock);

  @Test
  void countsFromOnsetToOnset() {
    sides.pass(300, SPEECH, NOISE);
    sides.pass(300, NOISE, NOISE);
    sides.pass(300, NOISE, SPEECH);
    sides.pass(1_000, NOISE, NOISE);
    sides.pass(200, SPEECH, NOISE);
    sides.pass(500, SPEECH, SPEECH);
    sides.pass(200, NOISE, SPEECH);

    assertThat(sides.measured()).containsExactly(600L, 200L);
  }

  @Test
  void aSoundWithPausesIsOneSound() {
    sides.pass(200, SPEECH, NOISE);
    sides.pass(300, NOISE, NOISE);
    sides.pass(200, SPEECH, SPEECH);
    sides.pass(300, NOISE, NOISE);
    sides.pass(200, NOISE, SPEECH);

    assertThat(sides.measured()).containsExactly(500L);
  }

  @Test
  void whatSoundsByItselfIsNoEcho() {
    sides.pass(500, NOISE, SPEECH);

    assertThat(sides.measured()).isEmpty();
  }
}
