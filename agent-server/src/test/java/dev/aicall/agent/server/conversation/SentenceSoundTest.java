package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentenceSoundTest {
  private final SentenceSound sound = new SentenceSound();

  private static short[] ramp(int from, int length) {
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) (from + i);
    }
    return samples;
  }

  @Test
  void whatIsWrittenInAnyPiecesIsTakenInAnyPieces() {
    Random random = new Random(3);
    int written = 0;
    int taken = 0;
    short[] got = new short[30_000];
    while (taken < got.length) {
      int more = Math.min(random.nextInt(9_000), got.length - written);
      sound.write(ramp(written, more), 0, more);
      written += more;
      if (written == got.length) {
        sound.complete();
      }
      int count = sound.ready(random.nextInt(9_000));
      assertThat(count).isLessThanOrEqualTo(written - taken);
      sound.take(got, taken, count);
      taken += count;
    }

    assertThat(got).isEqualTo(ramp(0, got.length));
    assertThat(sound.isTaken()).isTrue();
  }

  @Test
  void quietBeforeTheSpeechIsSkippedButForALittle() {
    short[] samples = new short[20_000];
    Arrays.fill(samples, 10_000, 12_000, (short) 5_000);
    assertThat(sound.skipTo(320)).isFalse();
    sound.write(samples, 0, 5_000);
    assertThat(sound.skipTo(320)).isFalse();
    sound.write(samples, 5_000, 15_000);
    assertThat(sound.skipTo(320)).isTrue();
    sound.complete();

    short[] got = new short[400];
    sound.take(got, 0, got.length);
    assertThat(got[319]).isZero();
    assertThat(got[320]).isEqualTo((short) 5_000);
    assertThat(sound.speechBegin()).isEqualTo(10_000);
    assertThat(sound.speechSamples()).isEqualTo(2_000);
  }

  @Test
  void silenceStandsForWhatWasNotMade() {
    sound.write(ramp(1_000, 5_000), 0, 5_000);
    sound.completeInSilence(12_000);

    short[] got = new short[12_000];
    assertThat(sound.ready(20_000)).isEqualTo(12_000);
    sound.take(got, 0, 12_000);
    assertThat(Arrays.copyOf(got, 5_000)).isEqualTo(ramp(1_000, 5_000));
    assertThat(Arrays.copyOfRange(got, 5_000, 12_000)).containsOnly((short) 0);
    assertThat(sound.isTaken()).isTrue();
  }

  @Test
  void lengthIsWhatIsExpectedUntilMoreIsKnown() {
    sound.expect(3_000);
    assertThat(sound.length()).isEqualTo(3_000);
    sound.write(new short[4_000], 0, 4_000);
    assertThat(sound.length()).isEqualTo(4_000);
    sound.completeInSilence(4_500);
    assertThat(sound.length()).isEqualTo(4_500);
  }
}
