package dev.aicall.benchmarks;

import dev.aicall.api.media.PcmSource;

/** A tone without an end: 440 Hz at a quarter of full scale, 48 kHz, mono. */
final class Tone implements PcmSource {
  private static final int RATE_HZ = 48_000;
  private static final double HERTZ = 440;
  private static final double AMPLITUDE = 8_000;

  private long at;

  @Override
  public int sampleRateHz() {
    return RATE_HZ;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int read(short[] samples, int offset, int length) {
    for (int i = offset; i < offset + length; i++, at++) {
      samples[i] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * HERTZ * at / RATE_HZ));
    }
    return length;
  }
}
