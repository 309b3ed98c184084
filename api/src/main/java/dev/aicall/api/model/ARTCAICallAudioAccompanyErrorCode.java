package dev.aicall.api.model;

/**
 * Why background music failed.
 *
 * <p>Source: AICallKit iOS; the ARTC header has all but the unknown one.
 */
public enum ARTCAICallAudioAccompanyErrorCode {
  /** Nothing is wrong. */
  NoError(0),

  /** Another reason, or one this version does not know. */
  UnknowError(-1),

  /** The file could not be opened. */
  OpenFailed(-100),

  /** The file could not be decoded. */
  DecodeFailed(-101);

  private static final ARTCAICallAudioAccompanyErrorCode[] ALL = values();

  private final int value;

  ARTCAICallAudioAccompanyErrorCode(int value) {
    this.value = value;
  }

  /** {@return the wire number} */
  public int value() {
    return value;
  }

  /**
   * Finds the constant of a wire number; never throws.
   *
   * @param value any number
   * @return its constant, or {@link #UnknowError} if there is none
   */
  public static ARTCAICallAudioAccompanyErrorCode fromValue(int value) {
    for (ARTCAICallAudioAccompanyErrorCode candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return UnknowError;
  }
}
