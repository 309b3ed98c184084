package dev.aicall.api.model;

/**
 * Where a call stands.
 *
 * <p>Source: AICallKit Web 2.10.5 ({@code AICallState}) and the UI kits.
 */
public enum ARTCAICallState {
  /** No call. */
  None(0),

  /** A call was accepted, joining. */
  Connecting(1),

  /** Joined. */
  Connected(2),

  /** Hung up. */
  Over(3),

  /** Ended by an error. */
  Error(4),

  /** Stands for a number this version does not know; not a wire value. */
  UNKNOWN(-1);

  private static final ARTCAICallState[] ALL = values();

  private final int value;

  ARTCAICallState(int value) {
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
  public static ARTCAICallState fromValue(int value) {
    for (ARTCAICallState candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return UNKNOWN;
  }
}
