package dev.aicall.api.media;

import java.util.Objects;

/**
 * A piece of 16-bit PCM audio, interleaved. Lent: its samples are valid only inside the callback
 * that hands it over, since backends use one buffer again and again.
 */
public final class PcmFrame {
  private final short[] samples;
  private final int offset;
  private final int length;
  private final int sampleRateHz;
  private final int channels;
  private final long timestampNanos;

  /**
   * Wraps samples without copying them.
   *
   * @param samples the buffer that holds them
   * @param offset index of the first sample
   * @param length number of samples, all channels together
   * @param sampleRateHz samples a second for each channel
   * @param channels 1 or 2
   * @param timestampNanos time of the first sample on the call's nano ticker
   */
  public PcmFrame(
      short[] samples,
      int offset,
      int length,
      int sampleRateHz,
      int channels,
      long timestampNanos) {
    Objects.checkFromIndexSize(offset, length, samples.length);
    this.samples = samples;
    this.offset = offset;
    this.length = length;
    this.sampleRateHz = sampleRateHz;
    this.channels = channels;
    this.timestampNanos = timestampNanos;
  }

  /**
   * Returns the sample rate.
   *
   * @return samples a second for each channel
   */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /**
   * Returns the number of channels.
   *
   * @return 1 or 2
   */
  public int channels() {
    return channels;
  }

  /**
   * Returns the number of samples, all channels together.
   *
   * @return samples in this frame
   */
  public int length() {
    return length;
  }

  /**
   * Returns the time of the first sample.
   *
   * @return nanoseconds on the call's ticker; only differences mean something
   */
  public long timestampNanos() {
    return timestampNanos;
  }

  /**
   * Returns one sample.
   *
   * @param index 0 to {@link #length()} − 1
   * @return the sample, −32,768 to 32,767
   */
  public short sample(int index) {
    return samples[offset + Objects.checkIndex(index, length)];
  }

  /**
   * Copies all samples.
   *
   * @param target where to put them
   * @param targetOffset index of the first sample to write
   */
  public void copyTo(short[] target, int targetOffset) {
    System.arraycopy(samples, offset, target, targetOffset, length);
  }

  /**
   * Copies all samples into a new array, which is the caller's to keep.
   *
   * @return the samples, interleaved
   */
  public short[] toArray() {
    short[] copy = new short[length];
    copyTo(copy, 0);
    return copy;
  }
}
