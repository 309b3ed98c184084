package dev.aicall.api.model;

import org.jspecify.annotations.Nullable;

/**
 * How the agent decides that the user has finished.
 *
 * <p>Source: AICallKit Web 2.10.5. In JSON it is a word, not the number.
 */
public enum ARTCAICallTurnDetectionMode {
  /** By silence alone. What the server does when nothing is sent. */
  Normal(0),

  /** By what was said as well as by silence. */
  Semantic(1),

  /** Stands for a number this version does not know; not a wire value. */
  UNKNOWN(-1);

  private static final ARTCAICallTurnDetectionMode[] ALL = values();

  private final int value;

  ARTCAICallTurnDetectionMode(int value) {
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
  public static ARTCAICallTurnDetectionMode fromValue(int value) {
    for (ARTCAICallTurnDetectionMode candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return UNKNOWN;
  }

  /** {@return the word used in JSON: "Semantic", else "Normal"} */
  public String jsonName() {
    return this == Semantic ? "Semantic" : "Normal";
  }

  /**
   * Reads the word used in JSON; never throws.
   *
   * @param jsonName the word, case sensitive
   * @return {@link #Semantic} for "Semantic", {@link #Normal} for anything else
   */
  public static ARTCAICallTurnDetectionMode fromJsonName(@Nullable String jsonName) {
    return "Semantic".equals(jsonName) ? Semantic : Normal;
  }
}
