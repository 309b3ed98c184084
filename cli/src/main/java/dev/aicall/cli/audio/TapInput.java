package dev.aicall.cli.audio;

import java.io.IOException;

/**
 * Turns any layout into one that a microphone tap takes: one or two channels of 8,000 to 48,000 Hz.
 * More channels are mixed to one; a rate outside is changed to the nearer end, by the mean of what
 * falls into a sample (down) or by straight lines (up). What fits is passed on unchanged.
 */
public final class TapInput implements PcmInput {
  private static final int LOWEST_HZ = 8_000;
  private static final int HIGHEST_HZ = 48_000;

  /** Samples a channel that are read at once: 10 ms at the highest rate. */
  private static final int CHUNK_FRAMES = 480;

  private final PcmInput in;
  private final PcmFormat from;
  private final PcmFormat format;
  private final short[] raw;
  private int rawFrames;
  private int rawPosition;
  private boolean ended;

  /** Time of the next output sample after the sample before {@code next}, in 1/toHz of one. */
  private long phase;

  private final int[] previous;
  private final int[] next;
  private boolean primed;

  private TapInput(PcmInput in, PcmFormat format) {
    this.in = in;
    this.from = in.format();
    this.format = format;
    this.raw = new short[CHUNK_FRAMES * from.channels()];
    this.previous = new int[format.channels()];
    this.next = new int[format.channels()];
  }

  /**
   * Makes an input fit.
   *
   * @param in closed with the result
   * @return the same if it fits
   */
  public static PcmInput fit(PcmInput in) {
    PcmFormat from = in.format();
    int rate = Math.max(LOWEST_HZ, Math.min(HIGHEST_HZ, from.sampleRateHz()));
    PcmFormat to = new PcmFormat(rate, from.channels() > 2 ? 1 : from.channels());
    return to.equals(from) ? in : new TapInput(in, to);
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  @Override
  public int read(short[] samples, int length) throws IOException {
    int channels = format.channels();
    int written = 0;
    while (written + channels <= length) {
      boolean got =
          from.sampleRateHz() > format.sampleRateHz()
              ? putMean(samples, written)
              : putBetween(samples, written);
      if (!got) {
        break;
      }
      written += channels;
    }
    return written == 0 && length > 0 ? -1 : written;
  }

  /** One output sample is the mean of the input samples that begin within it. */
  private boolean putMean(short[] samples, int offset) throws IOException {
    long[] sums = new long[format.channels()];
    int count = 0;
    phase += from.sampleRateHz();
    while (phase >= format.sampleRateHz() && pull()) {
      phase -= format.sampleRateHz();
      for (int c = 0; c < sums.length; c++) {
        sums[c] += next[c];
      }
      count++;
    }
    if (count == 0) {
      return false;
    }
    for (int c = 0; c < sums.length; c++) {
      samples[offset + c] = (short) (sums[c] / count);
    }
    return true;
  }

  private boolean putBetween(short[] samples, int offset) throws IOException {
    if (!primed) {
      primed = true;
      if (!pull()) {
        return false;
      }
      System.arraycopy(next, 0, previous, 0, next.length);
    }
    while (phase >= format.sampleRateHz()) {
      phase -= format.sampleRateHz();
      System.arraycopy(next, 0, previous, 0, next.length);
      if (!pull()) {
        return false;
      }
    }
    for (int c = 0; c < next.length; c++) {
      long step = (next[c] - previous[c]) * phase / format.sampleRateHz();
      samples[offset + c] = (short) (previous[c] + step);
    }
    phase += from.sampleRateHz();
    return true;
  }

  /** Reads the next input sample into {@code next}, mixed if need be. */
  private boolean pull() throws IOException {
    if (rawPosition == rawFrames) {
      int got = ended ? -1 : in.read(raw, raw.length);
      if (got <= 0) {
        ended = true;
        return false;
      }
      rawFrames = got / from.channels();
      rawPosition = 0;
    }
    int first = rawPosition++ * from.channels();
    if (from.channels() == next.length) {
      for (int c = 0; c < next.length; c++) {
        next[c] = raw[first + c];
      }
    } else {
      int sum = 0;
      for (int c = 0; c < from.channels(); c++) {
        sum += raw[first + c];
      }
      next[0] = sum / from.channels();
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
