package dev.aicall.rtc.jitsi.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.testing.Tones;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeStretchTest {
  private static final int FRAMES = 960;

  @Test
  void aToneKeepsItsPitchAndHasNoClicks() {
    for (int channels : new int[] {1, 2}) {
      TimeStretch stretch = new TimeStretch(channels);
      PcmSource tone = Tones.source(440, 48_000, channels);
      short[] heard = new short[100 * (FRAMES + 480)];
      int length = 0;
      int[] changes = new int[2];
      for (int i = 0; i < 100; i++) {
        short[] piece = new short[(FRAMES + 480) * channels];
        tone.read(piece, 0, FRAMES * channels);
        int frames = FRAMES;
        if (i % 4 == 1) {
          frames = stretch.shorten(piece, FRAMES, false);
        } else if (i % 4 == 3) {
          frames = stretch.lengthen(piece, FRAMES);
        }
        changes[0] += frames < FRAMES ? 1 : 0;
        changes[1] += frames > FRAMES ? 1 : 0;
        for (int frame = 0; frame < frames; frame++) {
          heard[length++] = piece[frame * channels];
        }
      }
      assertThat(changes).containsExactly(25, 25);
      short[] all = Arrays.copyOf(heard, length);
      assertThat(Sounds.share(all, 440)).isGreaterThan(0.999);
      assertThat(Sounds.largestStep(all)).isLessThan(650); // the tone's own is 576
    }
  }

  @Test
  void silenceIsStretchedAndNoiseIsNot() {
    TimeStretch stretch = new TimeStretch(1);
    short[] noise = new short[FRAMES + 480];
    Random random = new Random(3);
    for (int i = 0; i < FRAMES; i++) {
      noise[i] = (short) (random.nextGaussian() * 3_000);
    }

    assertThat(stretch.shorten(new short[FRAMES + 480], FRAMES, false)).isLessThan(FRAMES);
    assertThat(stretch.lengthen(new short[FRAMES + 480], FRAMES)).isGreaterThan(FRAMES);
    assertThat(stretch.shorten(noise.clone(), FRAMES, false)).isEqualTo(FRAMES);
    assertThat(stretch.lengthen(noise.clone(), FRAMES)).isEqualTo(FRAMES);
    assertThat(stretch.shorten(noise.clone(), 480, true)).isEqualTo(480);
  }
}
