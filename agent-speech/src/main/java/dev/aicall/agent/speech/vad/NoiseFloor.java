package dev.aicall.agent.speech.vad;

import java.util.Arrays;

/**
 * Follows the background noise: the quietest frame of the last 2.5 s. Speech has gaps between its
 * sounds that are quieter than that, so the floor stays under speech and rises with lasting noise.
 */
final class NoiseFloor {
  /**
   * A quieter background counts as this: a muted microphone sends zeros, and whatever comes after
   * would be speech. Our choice: the hiss of a good microphone.
   */
  static final double LEAST_DBFS = -60;

  /**
   * Before anything was heard the floor is at most this, so that a call that begins with a word
   * does not lose it. Our choice: the noise of a loud office.
   */
  static final double FIRST_DBFS = -50;

  /** Frames in a block: 100 ms. */
  private static final int BLOCK_FRAMES = 5;

  /** Blocks that count: 2.5 s. Longer than any sound that is held in speech; our choice. */
  private static final int BLOCKS = 25;

  private final double[] quietest = new double[BLOCKS];
  private int block;
  private int frames;

  NoiseFloor() {
    Arrays.fill(quietest, FIRST_DBFS);
  }

  /**
   * Takes one frame's level.
   *
   * @param dbfs its level
   * @return the floor now
   */
  double hear(double dbfs) {
    if (frames == BLOCK_FRAMES) {
      frames = 0;
      block = (block + 1) % BLOCKS;
    }
    quietest[block] = frames == 0 ? dbfs : Math.min(quietest[block], dbfs);
    frames++;
    double floor = Double.MAX_VALUE;
    for (double level : quietest) {
      floor = Math.min(floor, level);
    }
    return Math.max(LEAST_DBFS, floor);
  }
}
