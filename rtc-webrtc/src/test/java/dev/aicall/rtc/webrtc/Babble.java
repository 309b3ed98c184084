package dev.aicall.rtc.webrtc;

import dev.aicall.api.media.PcmSource;
import java.util.Random;

/** Noise in syllables of changing loudness: more like speech to a canceller than a tone. */
final class Babble implements PcmSource {
  private static final int RATE = 48_000;
  private final Random random;
  private long sample;
  private double low;

  Babble(long seed) {
    random = new Random(seed);
  }

  @Override
  public int sampleRateHz() {
    return RATE;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int read(short[] samples, int offset, int length) {
    for (int i = 0; i < length; i++) {
      double syllable = Math.max(0, Math.sin(2 * Math.PI * 3.1 * sample++ / RATE));
      low = 0.8 * low + 0.2 * random.nextGaussian();
      samples[offset + i] = (short) (12_000 * syllable * Math.max(-2, Math.min(2, low)));
    }
    return length;
  }
}
