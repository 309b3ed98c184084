package dev.aicall.agent.server.rehearsal;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import java.util.function.IntConsumer;

/**
 * Measures what the caller sends: silence, one of the tones asked for (by Goertzel), or other
 * sound, over windows of 40 ms. Runs on a media thread; it allocates nothing but on a change, and
 * tells changes only.
 */
final class Ears implements PcmSink {
  /** Nothing, or next to nothing. */
  static final int SILENCE = -1;

  /** 25 windows a second tell tones 25 Hz apart; our choice. */
  private static final int WINDOWS_PER_SECOND = 25;

  /** RMS above which it is sound: −45 dB of full scale, well above a codec's noise; our choice. */
  private static final double QUIETEST_SOUND = 184;

  /** Share of the energy that a tone has when it is that tone: room for codec and noise. */
  private static final double TONE_SHARE = 0.6;

  private final double[] hertz;
  private final IntConsumer onChange;
  private final double[] coefficient;
  private final double[] now;
  private final double[] before;
  private int rate;
  private int samples;
  private double energy;
  private int kind = SILENCE;

  /**
   * Makes ears for tones.
   *
   * @param hertz the tones
   * @param onChange gets {@link #SILENCE}, the index of a tone, or the number of tones for any
   *     other sound; on the media thread
   */
  Ears(double[] hertz, IntConsumer onChange) {
    this.hertz = hertz.clone();
    this.onChange = onChange;
    this.coefficient = new double[hertz.length];
    this.now = new double[hertz.length];
    this.before = new double[hertz.length];
  }

  @Override
  public void onPcm(PcmFrame frame) {
    if (frame.sampleRateHz() != rate) {
      tune(frame.sampleRateHz());
    }
    for (int i = 0; i < frame.length(); i += frame.channels()) {
      double sample = frame.sample(i);
      if (frame.channels() == 2) {
        sample = (sample + frame.sample(i + 1)) / 2;
      }
      hear(sample);
    }
  }

  private void tune(int newRate) {
    rate = newRate;
    for (int i = 0; i < hertz.length; i++) {
      coefficient[i] = 2 * Math.cos(2 * Math.PI * hertz[i] / rate);
    }
    clear();
  }

  private void hear(double sample) {
    energy += sample * sample;
    for (int i = 0; i < hertz.length; i++) {
      double next = sample + coefficient[i] * now[i] - before[i];
      before[i] = now[i];
      now[i] = next;
    }
    samples++;
    if (samples * WINDOWS_PER_SECOND >= rate) {
      int heard = judge();
      clear();
      if (heard != kind) {
        kind = heard;
        onChange.accept(heard);
      }
    }
  }

  private int judge() {
    if (Math.sqrt(energy / samples) < QUIETEST_SOUND) {
      return SILENCE;
    }
    for (int i = 0; i < hertz.length; i++) {
      double power = now[i] * now[i] + before[i] * before[i] - coefficient[i] * now[i] * before[i];
      if (power * 2 / (samples * energy) > TONE_SHARE) {
        return i;
      }
    }
    return hertz.length;
  }

  private void clear() {
    samples = 0;
    energy = 0;
    for (int i = 0; i < hertz.length; i++) {
      now[i] = 0;
      before[i] = 0;
    }
  }
}
