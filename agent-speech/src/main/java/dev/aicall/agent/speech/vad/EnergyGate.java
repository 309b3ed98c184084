package dev.aicall.agent.speech.vad;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.speech.sound.Level;

/**
 * Opens while a frame is louder than the background by a margin that grows with the level: 4.4 dB
 * at level 1, 8.4 dB at level 11. At level 0 it is open for everything but digital silence. Our
 * choice: white noise varies by 1 dB from frame to frame, vowels stand 10 dB and more above noise
 * that recognisers can still live with.
 */
final class EnergyGate {
  /** The highest {@code VadLevel}. */
  static final int MAX_LEVEL = 11;

  private static final double BASE_DB = 4;
  private static final double DB_PER_LEVEL = 0.4;

  private final NoiseFloor floor = new NoiseFloor();
  private final int level;

  EnergyGate(int level) {
    if (level < 0 || level > MAX_LEVEL) {
      throw new IllegalArgumentException("level: 0 to " + MAX_LEVEL + ", got " + level);
    }
    this.level = level;
  }

  boolean isOpen(short[] samples, int offset) {
    if (offset < 0 || offset > samples.length - SpeechFormat.FRAME_SAMPLES) {
      throw new IllegalArgumentException(
          "offset: "
              + SpeechFormat.FRAME_SAMPLES
              + " samples must follow, got "
              + offset
              + " of "
              + samples.length);
    }
    double dbfs = Level.ofFrame(samples, offset);
    double background = floor.hear(dbfs);
    return level == 0
        ? dbfs > Level.SILENCE_DBFS
        : dbfs > background + BASE_DB + DB_PER_LEVEL * level;
  }
}
