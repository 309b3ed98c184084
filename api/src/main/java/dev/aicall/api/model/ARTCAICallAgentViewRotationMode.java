package dev.aicall.api.model;

/**
 * How far a picture is turned, clockwise.
 *
 * <p>Source: AICallKit iOS. The number is an index, the RTC layer counts degrees.
 */
public enum ARTCAICallAgentViewRotationMode {
  /** Not turned. */
  Rotation_0(0),

  /** A quarter. */
  Rotation_90(1),

  /** Upside down. */
  Rotation_180(2),

  /** Three quarters. */
  Rotation_270(3),

  /** Stands for a number this version does not know; not a wire value. */
  UNKNOWN(-1);

  private static final ARTCAICallAgentViewRotationMode[] ALL = values();

  private final int value;

  ARTCAICallAgentViewRotationMode(int value) {
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
  public static ARTCAICallAgentViewRotationMode fromValue(int value) {
    for (ARTCAICallAgentViewRotationMode candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return UNKNOWN;
  }

  /** {@return the angle in degrees: 0, 90, 180 or 270; 0 for {@link #UNKNOWN}} */
  public int degrees() {
    return this == UNKNOWN ? 0 : value * 90;
  }
}
