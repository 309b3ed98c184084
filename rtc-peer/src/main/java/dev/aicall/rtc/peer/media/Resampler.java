package dev.aicall.rtc.peer.media;

import java.util.Arrays;

/**
 * Changes the sample rate of 16-bit PCM, piece by piece without seams: a windowed sinc filter with
 * an exact position, so that no drift adds up. First ask how much is {@link #needed}, {@link #put}
 * that much, then {@link #take}. For one thread.
 *
 * <p>Delay: 16 samples of the lower rate, 2 ms at 8 kHz. Stop band about 80 dB (Kaiser window, β
 * 8), pass band up to about 80 % of half the lower rate. All of it our choice: enough for speech at
 * about 1.5 million multiplications a second.
 */
public final class Resampler {
  private static final int ZERO_CROSSINGS = 16;
  private static final int PHASES = 512;
  private static final double KAISER_BETA = 8;

  private static final double KAISER_MIDDLE = bessel(KAISER_BETA);

  /** Cut-off as a share of half the lower rate, so that the slope ends near that half. */
  private static final double CUT_OFF = 0.92;

  private final int channels;
  private final int inStep; // the position moves by inStep / outStep of an input sample
  private final int outStep;
  private final int reach; // input samples on each side of a position
  private final float[][] phases;

  private short[] input; // interleaved; starts reach − 1 samples before the position
  private int inputFrames;
  private int fraction; // of outStep

  /**
   * Creates a resampler that starts in silence.
   *
   * @param inRateHz rate of what is put, 1,000 to 192,000
   * @param outRateHz rate of what is taken, 1,000 to 192,000
   * @param channels 1 or 2
   */
  public Resampler(int inRateHz, int outRateHz, int channels) {
    if (Math.min(inRateHz, outRateHz) < 1_000 || Math.max(inRateHz, outRateHz) > 192_000) {
      throw new IllegalArgumentException(
          "rates: 1000 to 192000, got " + inRateHz + " and " + outRateHz);
    }
    if (channels != 1 && channels != 2) {
      throw new IllegalArgumentException("channels: 1 or 2, got " + channels);
    }
    this.channels = channels;
    int divisor = gcd(inRateHz, outRateHz);
    this.inStep = inRateHz / divisor;
    this.outStep = outRateHz / divisor;
    double slower = Math.min(1.0, (double) outRateHz / inRateHz);
    this.reach = (int) Math.ceil(ZERO_CROSSINGS / slower);
    this.phases = filter(reach, slower * CUT_OFF);
    this.inputFrames = reach - 1;
    this.input = new short[(inputFrames + inRateHz / 50) * channels];
  }

  /**
   * Says how much must be put before some can be taken.
   *
   * @param outFrames samples for each channel that will be taken
   * @return samples for each channel, 0 if there is enough
   */
  public int needed(int outFrames) {
    if (outFrames == 0) {
      return 0;
    }
    long last = (fraction + (long) (outFrames - 1) * inStep) / outStep;
    return Math.max(0, Math.toIntExact(last + 2L * reach - inputFrames));
  }

  /**
   * Appends samples.
   *
   * @param samples interleaved samples
   * @param frames how many for each channel
   */
  public void put(short[] samples, int frames) {
    int needed = (inputFrames + frames) * channels;
    if (needed > input.length) {
      input = Arrays.copyOf(input, needed);
    }
    System.arraycopy(samples, 0, input, inputFrames * channels, frames * channels);
    inputFrames += frames;
  }

  /**
   * Takes resampled samples.
   *
   * @param target where to put them, interleaved, from index 0 on
   * @param frames how many for each channel
   * @throws IllegalStateException if too little was put
   */
  public void take(short[] target, int frames) {
    if (needed(frames) > 0) {
      throw new IllegalStateException("put " + needed(frames) + " more samples first");
    }
    int position = 0;
    for (int frame = 0; frame < frames; frame++) {
      double exact = (double) fraction * PHASES / outStep;
      int phase = (int) exact;
      float share = (float) (exact - phase);
      for (int channel = 0; channel < channels; channel++) {
        target[frame * channels + channel] =
            sum(position * channels + channel, phases[phase], phases[phase + 1], share);
      }
      int moved = fraction + inStep;
      position += moved / outStep;
      fraction = moved % outStep;
    }
    int left = inputFrames - position;
    System.arraycopy(input, position * channels, input, 0, left * channels);
    inputFrames = left;
  }

  private short sum(int start, float[] before, float[] after, float share) {
    float sum = 0;
    int index = start;
    for (int tap = 0; tap < before.length; tap++) {
      sum += input[index] * (before[tap] + share * (after[tap] - before[tap]));
      index += channels;
    }
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
  }

  /** Row p is the filter for a position p / PHASES of a sample behind the middle. */
  private static float[][] filter(int reach, double cutOff) {
    int taps = 2 * reach;
    float[][] rows = new float[PHASES + 1][taps];
    for (int phase = 0; phase <= PHASES; phase++) {
      double[] row = new double[taps];
      double sum = 0;
      for (int tap = 0; tap < taps; tap++) {
        double x = tap - (reach - 1) - (double) phase / PHASES;
        row[tap] = cutOff * sinc(cutOff * x) * kaiser(x / reach);
        sum += row[tap];
      }
      for (int tap = 0; tap < taps; tap++) {
        rows[phase][tap] = (float) (row[tap] / sum);
      }
    }
    return rows;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double kaiser(double x) {
    return Math.abs(x) > 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / KAISER_MIDDLE;
  }

  /** The modified Bessel function of the first kind and order 0, by its series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
