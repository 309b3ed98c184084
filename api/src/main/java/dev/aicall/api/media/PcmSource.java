package dev.aicall.api.media;

/**
 * Is the microphone of a call: the RTC backend pulls 16-bit PCM from it.
 *
 * <p>The backend reads about every 10 ms on its media thread, so {@link #read} must return at once.
 * Use {@link PcmQueue} to push chunks of any size from another thread. The backend resamples; any
 * rate from 8,000 to 48,000 Hz and one or two channels will do.
 */
public interface PcmSource {
  /** The value of {@link #read} after the last sample. */
  int END = -1;

  /**
   * Returns the sample rate; it must not change during a call.
   *
   * @return samples a second for each channel, 8,000 to 48,000
   */
  int sampleRateHz();

  /**
   * Returns the number of channels; it must not change during a call.
   *
   * @return 1 (mono) or 2 (stereo, left first)
   */
  int channels();

  /**
   * Copies the next samples, interleaved. What is not filled is sent as silence.
   *
   * @param samples where to put them
   * @param offset index of the first sample to write
   * @param length how many samples are wanted, a multiple of the channel count
   * @return how many were put, 0 for none at the moment, or {@link #END} for good: silence follows
   */
  int read(short[] samples, int offset, int length);
}
