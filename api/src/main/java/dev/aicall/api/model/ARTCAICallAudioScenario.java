package dev.aicall.api.model;

/**
 * What audio is tuned for.
 *
 * <p>Names: AICallKit Android and vendor pages. Numbers: ARTC header, assumed to be carried over.
 */
public enum ARTCAICallAudioScenario {
  /** No special tuning. */
  DefaultMode(0x0000),

  /** Lessons. */
  EducationMode(0x0100),

  /** Media playback. */
  MediaMode(0x0200),

  /** Music, few changes to the sound. */
  MusicMode(0x0300),

  /** Conversation with echo cancellation. What the engine uses by default. */
  ChatroomMode(0x0400),

  /** Stands for a number this version does not know; not a wire value. */
  UNKNOWN(-1);

  private static final ARTCAICallAudioScenario[] ALL = values();

  private final int value;

  ARTCAICallAudioScenario(int value) {
    this.value = value;
  }

  /** {@return the number; −1 for {@link #UNKNOWN}, which is not a wire value} */
  public int value() {
    return value;
  }

  /**
   * Finds the constant of a number; never throws.
   *
   * @param value any number
   * @return its constant, or {@link #UNKNOWN} if there is none
   */
  public static ARTCAICallAudioScenario fromValue(int value) {
    for (ARTCAICallAudioScenario candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return UNKNOWN;
  }
}
