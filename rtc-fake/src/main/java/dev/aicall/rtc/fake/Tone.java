package dev.aicall.rtc.fake;

/** What a voice of the fake sounds like unless it is given another: a tone of 440 Hz. */
final class Tone {
  /** Wideband speech. */
  static final int SAMPLE_RATE_HZ = 16_000;

  private static final double FREQUENCY_HZ = 440;

  /** About −12 dB of full scale: clearly no silence, far from clipping; our choice. */
  private static final double AMPLITUDE = 8_000;

  private long position;

  void fill(short[] samples, int sampleRateHz, int channels) {
    for (int i = 0; i < samples.length; i += channels) {
      double angle = 2 * Math.PI * FREQUENCY_HZ * position / sampleRateHz;
      short value = (short) Math.round(AMPLITUDE * Math.sin(angle));
      for (int channel = 0; channel < channels; channel++) {
        samples[i + channel] = value;
      }
      position++;
    }
  }
}
