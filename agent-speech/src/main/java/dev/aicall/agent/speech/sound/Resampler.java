package dev.aicall.agent.speech.sound;

/** Changes the rate of whole recordings, with a proper low-pass. */
public final class Resampler {
  /** Zero crossings of the filter on each side: -60 dB of aliases with this window; our choice. */
  private static final int CROSSINGS = 12;

  private Resampler() {}

  /**
   * Changes the rate.
   *
   * @param samples mono
   * @param fromHz its rate, 4000 to 192000
   * @param toHz the rate wanted, 4000 to 192000
   * @return the sound at the new rate; the same array if the rates are equal
   */
  public static short[] resample(short[] samples, int fromHz, int toHz) {
    requireRate("fromHz", fromHz);
    requireRate("toHz", toHz);
    if (fromHz == toHz) {
      return samples;
    }
    int length = (int) ((long) samples.length * toHz / fromHz);
    short[] result = new short[length];
    double step = (double) fromHz / toHz;
    // Of the lower of both rates' bands.
    double band = Math.min(1, (double) toHz / fromHz);
    double reach = CROSSINGS / band;
    for (int i = 0; i < length; i++) {
      result[i] = at(samples, i * step, band, reach);
    }
    return result;
  }

  private static short at(short[] samples, double place, double band, double reach) {
    int first = Math.max(0, (int) Math.ceil(place - reach));
    int last = Math.min(samples.length - 1, (int) Math.floor(place + reach));
    double sum = 0;
    double weights = 0;
    for (int j = first; j <= last; j++) {
      double x = (j - place) * band;
      double window = 0.5 + 0.5 * Math.cos(Math.PI * (j - place) / reach);
      double weight = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x) * window;
      sum += weight * samples[j];
      weights += weight;
    }
    double value = weights == 0 ? 0 : sum / weights;
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
  }

  private static void requireRate(String name, int hz) {
    if (hz < 4000 || hz > 192_000) {
      throw new IllegalArgumentException(name + ": 4000 to 192000, got " + hz);
    }
  }
}
