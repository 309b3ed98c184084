package dev.aicall.benchmarks;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSource;

/** Bursts of a harsh tone in silence, without an end: easy to find again behind a codec. */
final class Bursts implements PcmSource {
  private static final int RATE_HZ = 48_000;
  private static final int SAMPLES_A_MS = RATE_HZ / 1_000;
  private static final int HALF_WAVE = 24;
  private static final short LOUD = 12_000;
  private static final int HEARD = 2_000;

  private final int period;
  private final int burst;
  private final Runnable begun;
  private long at;

  /**
   * Makes one.
   *
   * @param periodMs from the beginning of one to that of the next
   * @param burstMs how long each is
   * @param begun run when the stack reads the first sample of one
   */
  Bursts(int periodMs, int burstMs, Runnable begun) {
    period = periodMs * SAMPLES_A_MS;
    burst = burstMs * SAMPLES_A_MS;
    this.begun = begun;
  }

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
    for (int i = 0; i < length; i++, at++) {
      long in = at % period;
      if (in == 0) {
        begun.run();
      }
      boolean up = in / HALF_WAVE % 2 == 0;
      samples[offset + i] = in >= burst ? 0 : up ? LOUD : (short) -LOUD;
    }
    return length;
  }

  /**
   * Looks for a burst.
   *
   * @param frame what came out at the other end
   * @return ns from the frame's beginning to its first loud sample; -1 if it is quiet
   */
  static long nanosToBurst(PcmFrame frame) {
    for (int i = 0; i < frame.length(); i++) {
      if (Math.abs(frame.sample(i)) > HEARD) {
        return 1_000_000_000L * (i / frame.channels()) / frame.sampleRateHz();
      }
    }
    return -1;
  }
}
