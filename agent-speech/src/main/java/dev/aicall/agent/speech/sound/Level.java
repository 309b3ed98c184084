package dev.aicall.agent.speech.sound;

import dev.aicall.agent.server.speech.SpeechFormat;

/** The loudness of sound. */
public final class Level {
  /** What digital silence is given, in dBFS: the noise of 16 bits. */
  public static final double SILENCE_DBFS = -96;

  private Level() {}

  /**
   * Measures one frame.
   *
   * @param samples holds {@link SpeechFormat#FRAME_SAMPLES} of them from the offset on
   * @param offset index of the first
   * @return root mean square in dBFS, {@link #SILENCE_DBFS} or more
   */
  public static double ofFrame(short[] samples, int offset) {
    return of(samples, offset, SpeechFormat.FRAME_SAMPLES);
  }

  /**
   * Measures some sound.
   *
   * @param samples the sound
   * @param offset index of the first
   * @param length how many
   * @return root mean square in dBFS, {@link #SILENCE_DBFS} or more
   */
  public static double of(short[] samples, int offset, int length) {
    double sum = 0;
    for (int i = offset; i < offset + length; i++) {
      sum += (double) samples[i] * samples[i];
    }
    if (sum == 0) {
      return SILENCE_DBFS;
    }
    return Math.max(SILENCE_DBFS, 10 * Math.log10(sum / length / (32768.0 * 32768.0)));
  }
}
