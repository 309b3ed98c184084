package dev.aicall.cli.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmQueue;
import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerClockTest {
  private static final int RATE_HZ = 16_000;
  private static final short SPEECH = 3_000;
  private static final short NOISE = 60;

  private final VirtualTime time = new VirtualTime();
  private final AnswerClock clock = new AnswerClock(time);
  private final PcmQueue microphone = new PcmQueue(RATE_HZ, 1, 10_000);
  private final PcmSource tapped = clock.beside(microphone);
  private final List<Long> delays = new ArrayList<>();

  AnswerClockTest() {
    clock.onAnswer(delay -> delays.add(delay.toMillis()));
  }

  @Test
  void countsFromTheLastSpeechToTheFirstSoundOfTheAnswer() {
    pass(1_000, SPEECH, NOISE);
    pass(700, NOISE, NOISE);
    pass(500, NOISE, SPEECH);

    assertThat(delays).hasSize(1);
    assertThat(delays.get(0)).isBetween(690L, 730L);
  }

  @Test
  void aGreetingAndSpeechThatGoesOnAreNoAnswers() {
    pass(1_000, NOISE, SPEECH);
    pass(300, SPEECH, SPEECH);
    pass(1_000, NOISE, SPEECH);

    assertThat(delays).isEmpty();
  }

  @Test
  void theAnswerAfterAnInterruptionCounts() {
    pass(1_000, NOISE, SPEECH);
    pass(300, SPEECH, SPEECH);
    pass(600, SPEECH, NOISE);
    pass(500, NOISE, NOISE);
    pass(200, NOISE, SPEECH);
    pass(300, NOISE, NOISE);
    pass(200, NOISE, SPEECH);

    assertThat(delays).hasSize(1);
    assertThat(delays.get(0)).isBetween(490L, 530L);
  }

  @Test
  void anAgentThatGoesOnAfterACommaWhileTheCallerSpeaksDoesNotAnswer() {
    pass(1_000, NOISE, SPEECH);
    pass(300, NOISE, NOISE);
    pass(300, SPEECH, SPEECH);
    pass(200, NOISE, SPEECH);
    pass(500, NOISE, NOISE);
    pass(300, NOISE, SPEECH);

    assertThat(delays).hasSize(1);
    assertThat(delays.get(0)).isBetween(690L, 730L);
  }

  @Test
  void anAnswerToATextMayComeAtOnce() {
    pass(300, NOISE, NOISE);
    clock.typed();
    pass(60, NOISE, NOISE);
    pass(200, NOISE, SPEECH);

    assertThat(delays).hasSize(1);
    assertThat(delays.get(0)).isBetween(60L, 90L);
  }

  /** Lets both sides sound for some time, 10 ms at a time. */
  private void pass(int millis, short said, short heard) {
    short[] ten = new short[RATE_HZ / 100];
    for (int at = 0; at < millis; at += 10) {
      Arrays.fill(ten, said);
      microphone.write(ten, 0, ten.length);
      assertThat(tapped.read(ten, 0, ten.length)).isEqualTo(ten.length);
      Arrays.fill(ten, heard);
      clock.onPcm(new PcmFrame(ten, 0, ten.length, RATE_HZ, 1, time.nanoTime()));
      time.advance(Duration.ofMillis(10));
    }
  }
}
