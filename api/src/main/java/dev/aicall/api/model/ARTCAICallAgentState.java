package dev.aicall.api.model;

/**
 * What the agent is doing.
 *
 * <p>Source: AICallKit, agent message 1001.
 */
public enum ARTCAICallAgentState {
  /** It waits for the user or hears them. The state at the start of every call. */
  Listening(1),

  /** The user has finished; the answer is being made. */
  Thinking(2),

  /** It is answering aloud. */
  Speaking(3),

  /** Stands for a number this version does not know; not a wire value. */
  UNKNOWN(-1);

  private static final ARTCAICallAgentState[] ALL = values();

  private final int value;

  ARTCAICallAgentState(int value) {
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
  public static ARTCAICallAgentState fromValue(int value) {
    for (ARTCAICallAgentState candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return UNKNOWN;
  }
}
