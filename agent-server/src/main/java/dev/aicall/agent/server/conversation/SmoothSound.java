package dev.aicall.agent.server.conversation;

import java.util.function.DoubleSupplier;

/**
 * Sets the volume and takes the clicks out: a new volume comes within 10 ms, and where the sound
 * breaks off or sets in, the step is spread over 5 ms. For the media thread; allocates nothing.
 */
final class SmoothSound {
  private static final int GAIN_SAMPLES = 160;

  /** Samples until a sound that was cut is digital silence. */
  static final int FADE_SAMPLES = 80;

  private final DoubleSupplier volume;
  private float gain;
  private float wantedGain;
  private float gainStep;
  private int gainSteps;
  private float gap;
  private int gapSteps;
  private float last;

  /**
   * Begins in silence.
   *
   * @param volume 1 leaves the sound as it is; asked each time
   */
  SmoothSound(DoubleSupplier volume) {
    this.volume = volume;
    this.gain = (float) volume.getAsDouble();
    this.wantedGain = gain;
  }

  /** Looks at the volume again. */
  void listenToVolume() {
    float wanted = (float) volume.getAsDouble();
    if (wanted != wantedGain) {
      wantedGain = wanted;
      gainSteps = GAIN_SAMPLES;
      gainStep = (wanted - gain) / GAIN_SAMPLES;
    }
  }

  /** Whether nothing of what sounded is left. */
  boolean isSilent() {
    return last == 0 && gapSteps == 0;
  }

  /**
   * Shapes samples in place.
   *
   * @param goesOn whether they follow the ones before in the same sound
   */
  void shape(short[] samples, int offset, int length, boolean goesOn) {
    for (int i = offset; i < offset + length; i++) {
      stepGain();
      float sample = samples[i] * gain;
      if (!goesOn && i == offset) {
        gap = last - sample;
        gapSteps = FADE_SAMPLES;
      }
      if (gapSteps > 0) {
        float left = (float) gapSteps / FADE_SAMPLES;
        sample += gap * left * left;
        gapSteps--;
      }
      last = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample));
      samples[i] = (short) Math.round(last);
    }
  }

  private void stepGain() {
    if (gainSteps > 0) {
      gainSteps--;
      gain = gainSteps == 0 ? wantedGain : gain + gainStep;
    }
  }
}
