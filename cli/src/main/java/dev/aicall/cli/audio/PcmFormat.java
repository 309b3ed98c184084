package dev.aicall.cli.audio;

/**
 * Layout of 16-bit PCM.
 *
 * @param sampleRateHz samples a second for each channel, 1 to 768,000
 * @param channels interleaved channels, 1 to 64
 */
public record PcmFormat(int sampleRateHz, int channels) {
  private static final int MAX_RATE_HZ = 768_000;
  private static final int MAX_CHANNELS = 64;

  /**
   * Checks the ranges; the upper ends are what audio interfaces reach, our choice.
   *
   * @param sampleRateHz 1 to 768,000
   * @param channels 1 to 64
   * @throws IllegalArgumentException outside of them
   */
  public PcmFormat {
    if (sampleRateHz < 1 || sampleRateHz > MAX_RATE_HZ) {
      throw new IllegalArgumentException(
          "sample rate: 1 to " + MAX_RATE_HZ + " Hz, got " + sampleRateHz);
    }
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new IllegalArgumentException("channels: 1 to " + MAX_CHANNELS + ", got " + channels);
    }
  }

  /** Bytes of one sample of all channels. */
  int frameBytes() {
    return 2 * channels;
  }
}
