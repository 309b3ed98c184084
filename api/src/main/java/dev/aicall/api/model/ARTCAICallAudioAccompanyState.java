package dev.aicall.api.model;

/**
 * State of background music played through the RTC instance.
 *
 * <p>Source: AICallKit iOS and the ARTC header.
 */
public enum ARTCAICallAudioAccompanyState {
  /** Playing from the start. */
  Started(100),

  /** Stopped by the app. */
  Stopped(101),

  /** Paused by the app. */
  Paused(102),

  /** Playing again after a pause. */
  Resumed(103),

  /** Played to its end. */
  Ended(104),

  /** Waiting for data. */
  Buffering(105),

  /** Has data again. */
  BufferingEnd(106),

  /** Cannot go on; see {@link ARTCAICallAudioAccompanyErrorCode}. */
  Failed(107),

  /** Stands for a number this version does not know; not a wire value. */
  UNKNOWN(-1);

  private static final ARTCAICallAudioAccompanyState[] ALL = values();

  private final int value;

  ARTCAICallAudioAccompanyState(int value) {
    this.value = value;
  }

  /** {@return the wire number; −1 for {@link #UNKNOWN}, which is not a wire value} */
  public int value() {
    return value;
  }

  /**
   * Finds the constant of a wire number; never throws.
   *
   * @param value any number
   * @return its constant, or {@link #UNKNOWN} if there is none
   */
  public static ARTCAICallAudioAccompanyState fromValue(int value) {
    for (ARTCAICallAudioAccompanyState candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return UNKNOWN;
  }
}
