package dev.aicall.cli.audio;

/** Says of each 20 ms of one channel whether there is speech in them. For one thread. */
final class Loudness {
  /** RMS of quiet speech: -45 dBFS, above the noise of rooms and codecs; our choice. */
  private static final double SPEECH = 184;

  private static final int WINDOWS_A_SECOND = 50;

  private double squares;
  private int count;

  /**
   * Takes interleaved samples.
   *
   * @return whether one of the windows that ended in them is loud
   */
  boolean isLoud(short[] samples, int offset, int length, int channels, int sampleRateHz) {
    boolean loud = false;
    for (int i = 0; i < length; i += channels) {
      loud |= isLoud(samples[offset + i], sampleRateHz);
    }
    return loud;
  }

  boolean isLoud(short sample, int sampleRateHz) {
    squares += (double) sample * sample;
    if (++count < sampleRateHz / WINDOWS_A_SECOND) {
      return false;
    }
    boolean loud = squares > SPEECH * SPEECH * count;
    squares = 0;
    count = 0;
    return loud;
  }
}
