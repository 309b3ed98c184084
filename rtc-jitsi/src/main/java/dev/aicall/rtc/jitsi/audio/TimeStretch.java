package dev.aicall.rtc.jitsi.audio;

/**
 * Makes a piece of sound a little shorter or longer without changing its pitch: takes out or puts
 * in one period of 2.5 to 10 ms, faded over, where the sound repeats itself. Pure; for one thread.
 */
final class TimeStretch {
  private static final int MIN_LAG = NativeOpus.RATE_HZ / 400;
  private static final int MAX_LAG = NativeOpus.RATE_HZ / 100;

  /** Samples of the piece that are compared: 10 ms. */
  private static final int SPAN = NativeOpus.RATE_HZ / 100;

  /** The first look compares every fourth sample at every fourth lag; then all around the best. */
  private static final int COARSE = 4;

  /** So alike must the two parts be that it is not heard; our choice, as 1 is the same. */
  private static final double ALIKE = 0.9;

  /** And so alike where being quick matters more. */
  private static final double SOMEWHAT_ALIKE = 0.4;

  /** Under this mean square (about −50 dBFS) nothing is heard anyway. */
  private static final double QUIET = 100.0 * 100.0;

  private final int channels;
  private short[] scratch = {};
  private double likeness;

  TimeStretch(int channels) {
    this.channels = channels;
  }

  /**
   * Takes out a period.
   *
   * @param pcm interleaved, changed in place; 20 ms at least, or nothing happens
   * @param frames samples for each channel
   * @param urgent even if that is heard
   * @return samples for each channel that are left
   */
  int shorten(short[] pcm, int frames, boolean urgent) {
    int lag = period(pcm, frames, urgent ? SOMEWHAT_ALIKE : ALIKE);
    if (lag == 0) {
      return frames;
    }
    for (int i = 0; i < lag * channels; i++) {
      pcm[i] = fade(pcm[i], pcm[i + lag * channels], i / channels, lag);
    }
    int rest = (frames - 2 * lag) * channels;
    System.arraycopy(pcm, 2 * lag * channels, pcm, lag * channels, rest);
    return frames - lag;
  }

  /**
   * Puts in a period.
   *
   * @param pcm interleaved, changed in place; room for 10 ms more
   * @param frames samples for each channel; 20 ms at least, or nothing happens
   * @return samples for each channel that it has now
   */
  int lengthen(short[] pcm, int frames) {
    int lag = period(pcm, frames, ALIKE);
    if (lag == 0) {
      return frames;
    }
    int size = lag * channels;
    if (scratch.length < size) {
      scratch = new short[MAX_LAG * channels];
    }
    for (int i = 0; i < size; i++) {
      scratch[i] = fade(pcm[i + size], pcm[i], i / channels, lag);
    }
    System.arraycopy(pcm, size, pcm, 2 * size, frames * channels - size);
    System.arraycopy(scratch, 0, pcm, size, size);
    return frames + lag;
  }

  private static short fade(short from, short to, int at, int length) {
    return (short) Math.round(from + (to - from) * ((at + 0.5) / length));
  }

  /** Returns the lag at which the piece repeats itself best, 0 if not well enough. */
  private int period(short[] pcm, int frames, double wanted) {
    if (frames < SPAN + MAX_LAG) {
      return 0;
    }
    int coarse = best(pcm, MIN_LAG, MAX_LAG, COARSE, COARSE);
    int fine =
        best(
            pcm,
            Math.max(MIN_LAG, coarse - COARSE + 1),
            Math.min(MAX_LAG, coarse + COARSE - 1),
            1,
            1);
    return likeness >= wanted ? fine : 0;
  }

  private int best(short[] pcm, int from, int to, int lagStep, int sampleStep) {
    int best = from;
    likeness = -1;
    for (int lag = from; lag <= to; lag += lagStep) {
      double alike = compare(pcm, lag, sampleStep);
      if (alike > likeness) {
        likeness = alike;
        best = lag;
      }
    }
    return best;
  }

  /** Normalised correlation of the first channel with itself a lag later; quiet sound is alike. */
  private double compare(short[] pcm, int lag, int step) {
    double product = 0;
    double here = 0;
    double there = 0;
    for (int i = 0; i < SPAN; i += step) {
      double a = pcm[i * channels];
      double b = pcm[(i + lag) * channels];
      product += a * b;
      here += a * a;
      there += b * b;
    }
    if (Math.max(here, there) * step < QUIET * SPAN) {
      return 1;
    }
    return product <= 0 ? 0 : product / Math.sqrt(here * there);
  }
}
