package dev.aicall.api.model;

/**
 * When a picture is shown mirrored.
 *
 * <p>Source: AICallKit iOS; the numbers are those of the ARTC header.
 */
public enum ARTCAICallAgentViewMirrorMode {
  /** Only the preview of the front camera. */
  OnlyFrontCameraPreviewEnabled(0),

  /** Always. */
  AllEnabled(1),

  /** Never. */
  AllDisabled(2),

  /** Stands for a number this version does not know; not a wire value. */
  UNKNOWN(-1);

  private static final ARTCAICallAgentViewMirrorMode[] ALL = values();

  private final int value;

  ARTCAICallAgentViewMirrorMode(int value) {
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
  public static ARTCAICallAgentViewMirrorMode fromValue(int value) {
    for (ARTCAICallAgentViewMirrorMode candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return UNKNOWN;
  }
}
