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
    if (length == 0) {
      return;
    }
    if (!goesOn) {
      gap = last - samples[offset] * gain;
      gapSteps = FADE_SAMPLES;
    }
    int end = offset + length;
    int at = offset;
    for (; at < end && (gainSteps > 0 || gapSteps > 0); at++) {
      stepGain();
      samples[at] = rounded(samples[at] * gain + stepGap());
    }
    // Most of the time nothing changes, and mostly the volume is what it is.
    float steady = gain;
    if (steady != 1) {
      for (; at < end; at++) {
        samples[at] = rounded(samples[at] * steady);
      }
    }
    last = samples[end - 1];
  }

  private static short rounded(float sample) {
    int whole = (int) (sample + Math.copySign(0.5f, sample));
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, whole));
  }

  private float stepGap() {
    if (gapSteps == 0) {
      return 0;
    }
    float left = (float) gapSteps / FADE_SAMPLES;
    gapSteps--;
    return gap * left * left;
  }

  private void stepGain() {
    if (gainSteps > 0) {
      gainSteps--;
      gain = gainSteps == 0 ? wantedGain : gain + gainStep;
    }
  }
}
