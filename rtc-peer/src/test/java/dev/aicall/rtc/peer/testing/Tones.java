package dev.aicall.rtc.peer.testing;

import dev.aicall.api.media.PcmSource;

/** Makes and measures tones. */
public final class Tones {
  private static final double AMPLITUDE = 10_000;

  private Tones() {}

  /** An endless tone; every sample is asked for just once. */
  public static PcmSource source(double hertz, int sampleRateHz, int channels) {
    return new PcmSource() {
      private long sample;

      @Override
      public int sampleRateHz() {
        return sampleRateHz;
      }

      @Override
      public int channels() {
        return channels;
      }

      @Override
      public int read(short[] samples, int offset, int length) {
        for (int i = 0; i < length; i += channels) {
          double angle = 2 * Math.PI * hertz * sample++ / sampleRateHz;
          for (int channel = 0; channel < channels; channel++) {
            samples[offset + i + channel] = (short) Math.round(AMPLITUDE * Math.sin(angle));
          }
        }
        return length;
      }
    };
  }

  /**
   * Returns which share of the energy a tone has, by Goertzel.
   *
   * @return 0 to 1; 0 for silence
   */
  public static double share(short[] mono, double hertz, int sampleRateHz) {
    double coefficient = 2 * Math.cos(2 * Math.PI * hertz / sampleRateHz);
    double before = 0;
    double now = 0;
    double energy = 0;
    for (short sample : mono) {
      double next = sample + coefficient * now - before;
      before = now;
      now = next;
      energy += (double) sample * sample;
    }
    double power = now * now + before * before - coefficient * now * before;
    return energy == 0 ? 0 : Math.min(1, power * 2 / (mono.length * energy));
  }
}
