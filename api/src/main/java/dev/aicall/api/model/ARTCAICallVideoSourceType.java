package dev.aicall.api.model;

/**
 * Where sent video comes from.
 *
 * <p>Source: AICallKit Android; the numbers follow the order there.
 */
public enum ARTCAICallVideoSourceType {
  /** A camera; the default. */
  Camera(0),

  /** The screen. */
  Screen(1),

  /** Stands for a number this version does not know; not a wire value. */
  UNKNOWN(-1);

  private static final ARTCAICallVideoSourceType[] ALL = values();

  private final int value;

  ARTCAICallVideoSourceType(int value) {
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
  public static ARTCAICallVideoSourceType fromValue(int value) {
    for (ARTCAICallVideoSourceType candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return UNKNOWN;
  }
}
