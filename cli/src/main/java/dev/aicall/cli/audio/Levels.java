package dev.aicall.cli.audio;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import org.jspecify.annotations.Nullable;

/** Measures what is heard: how long, how loud at most and on average. Safe from any thread. */
public final class Levels implements PcmSink {
  private static final double FULL_SCALE = 32_768;

  private long samples;
  private double seconds;
  private int peak;
  private double squares;

  /** Creates a meter that has heard nothing. */
  public Levels() {}

  @Override
  public synchronized void onPcm(PcmFrame frame) {
    for (int i = 0; i < frame.length(); i++) {
      int value = frame.sample(i);
      peak = Math.max(peak, Math.abs(value));
      squares += (double) value * value;
    }
    samples += frame.length();
    seconds += (double) frame.length() / frame.channels() / frame.sampleRateHz();
  }

  /**
   * Returns what was measured so far.
   *
   * @return a snapshot
   */
  public synchronized Reading reading() {
    double rms = samples == 0 ? 0 : Math.sqrt(squares / samples);
    return new Reading(seconds, decibels(peak), decibels(rms));
  }

  private static @Nullable Double decibels(double value) {
    return value == 0 ? null : 20 * Math.log10(value / FULL_SCALE);
  }

  /**
   * Levels of some sound.
   *
   * @param seconds how long it was
   * @param peakDbfs its loudest sample, 0 = full scale; null if all was silence
   * @param rmsDbfs its root mean square, 0 = full scale; null if all was silence
   */
  public record Reading(double seconds, @Nullable Double peakDbfs, @Nullable Double rmsDbfs) {}
}
