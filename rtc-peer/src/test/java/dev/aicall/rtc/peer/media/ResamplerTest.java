package dev.aicall.rtc.peer.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.testing.Tones;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  @ParameterizedTest
  @CsvSource({
    "11025, 48000",
    "22050, 48000",
    "44100, 48000",
    "12345, 48000",
    "8009, 48000",
    "48000, 8000",
    "48000, 16000",
    "44100, 8000",
    "16000, 16000"
  })
  void toneKeepsPitchAndLevelWithoutSeams(int inRate, int outRate) {
    short[] out = resampled(Tones.source(1_000, inRate, 1), inRate, outRate, outRate, 7);

    assertThat(Tones.share(tail(out, outRate / 2), 1_000, outRate)).isGreaterThan(0.999);
    assertThat(rms(tail(out, outRate / 2))).isCloseTo(7_071, within(70.0));
  }

  @Test
  void whatTheLowerRateCannotHoldIsGone() {
    short[] out = resampled(Tones.source(6_000, 48_000, 1), 48_000, 8_000, 8_000, 3);

    assertThat(rms(tail(out, 4_000))).isLessThan(10);
  }

  @Test
  void piecesOfAnySizeGiveTheSame() {
    short[] whole = resampled(Tones.source(700, 22_050, 1), 22_050, 48_000, 9_600, 9_600);
    short[] pieces = resampled(Tones.source(700, 22_050, 1), 22_050, 48_000, 9_600, 1);

    assertThat(pieces).isEqualTo(whole);
  }

  @Test
  void rateIsExactOverTenMinutes() {
    Resampler resampler = new Resampler(11_025, 48_000, 1);
    long put = 0;
    for (int i = 0; i < 60_000; i++) {
      int needed = resampler.needed(480);
      resampler.put(new short[needed], needed);
      put += needed;
      resampler.take(new short[480], 480);
    }

    assertThat(put).isCloseTo(600L * 11_025, within(20L));
  }

  @Test
  void channelsStayApart() {
    Resampler resampler = new Resampler(24_000, 48_000, 2);
    int needed = resampler.needed(4_800);
    short[] in = new short[needed * 2];
    PcmSource left = Tones.source(500, 24_000, 1);
    short[] one = new short[1];
    for (int i = 0; i < needed; i++) {
      in[2 * i] = left.read(one, 0, 1) == 1 ? one[0] : 0;
    }
    short[] out = new short[9_600];
    resampler.put(in, needed);
    resampler.take(out, 4_800);

    short[] quiet = new short[4_800];
    short[] loud = new short[4_800];
    for (int i = 0; i < 4_800; i++) {
      loud[i] = out[2 * i];
      quiet[i] = out[2 * i + 1];
    }
    assertThat(rms(quiet)).isZero();
    assertThat(Tones.share(tail(loud, 4_000), 500, 48_000)).isGreaterThan(0.99);
  }

  @Test
  void loudNoiseIsClippedAndDoesNotWrap() {
    Random random = new Random(1);
    Resampler resampler = new Resampler(8_000, 48_000, 1);
    int needed = resampler.needed(48_000);
    short[] in = new short[needed];
    for (int i = 0; i < needed; i++) {
      in[i] = i % 400 < 200 ? Short.MAX_VALUE : (short) -random.nextInt(Short.MAX_VALUE);
    }
    short[] out = new short[48_000];
    resampler.put(in, needed);
    resampler.take(out, 48_000);

    for (int i = 6 * 20; i < 6 * 180; i++) {
      assertThat(out[i]).as("sample %d", i).isGreaterThan((short) 25_000);
    }
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> new Resampler(999, 48_000, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Resampler(8_000, 48_000, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Resampler(8_000, 48_000, 1).take(new short[480], 480))
        .isInstanceOf(IllegalStateException.class);
  }

  private static short[] resampled(
      PcmSource source, int inRate, int outRate, int frames, int piece) {
    Resampler resampler = new Resampler(inRate, outRate, 1);
    short[] out = new short[frames];
    short[] part = new short[piece];
    int done = 0;
    while (done < frames) {
      int now = Math.min(piece, frames - done);
      int needed = resampler.needed(now);
      short[] in = new short[needed];
      int read = source.read(in, 0, needed);
      resampler.put(in, read);
      resampler.take(part, now);
      System.arraycopy(part, 0, out, done, now);
      done += now;
    }
    return out;
  }

  private static short[] tail(short[] samples, int length) {
    short[] tail = new short[length];
    System.arraycopy(samples, samples.length - length, tail, 0, length);
    return tail;
  }

  private static double rms(short[] samples) {
    double energy = 0;
    for (short sample : samples) {
      energy += (double) sample * sample;
    }
    return Math.sqrt(energy / samples.length);
  }
}
