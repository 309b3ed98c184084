package dev.aicall.api.model;

/**
 * How a picture is fitted into its view.
 *
 * <p>Source: AICallKit iOS; the numbers are those of the ARTC header.
 */
public enum ARTCAICallAgentViewMode {
  /** Left to the RTC stack. */
  Auto(0),

  /** Fills the view, proportions may change. */
  Stretch(1),

  /** Whole picture with bars at the sides (letterbox). */
  Fill(2),

  /** Fills the view, what sticks out is cut off. */
  Crop(3),

  /** As it was before. Android only. */
  NoChange(4),

  /** Stands for a number this version does not know; not a wire value. */
  UNKNOWN(-1);

  /** Android's name of {@link #Crop}. */
  public static final ARTCAICallAgentViewMode Clip = Crop;

  private static final ARTCAICallAgentViewMode[] ALL = values();

  private final int value;

  ARTCAICallAgentViewMode(int value) {
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
  public static ARTCAICallAgentViewMode fromValue(int value) {
    for (ARTCAICallAgentViewMode candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return UNKNOWN;
  }
}
