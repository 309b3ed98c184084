package dev.aicall.api.model;

/**
 * Why the agent's speech was cut, not to be confused with smart interruption being switched on or
 * off.
 *
 * <p>Source: AICallKit Web 2.10.5, agent message 1016.
 */
public enum ARTCAICallSpeakingInterruptedReason {
  /** No reason given, or one this version does not know. */
  unknown(0),

  /** The user said one of the configured interrupt words. */
  byWords(1),

  /** The user began to speak and smart interruption is on. */
  byVoice(2),

  /** The app called {@code interruptSpeaking()}. */
  byInterruptSpeaking(3),

  /** An announcement pushed by the server took over. */
  bySpeechBroadCast(4),

  /** A question sent as text took over. */
  byLlmQuery(5);

  private static final ARTCAICallSpeakingInterruptedReason[] ALL = values();

  private final int value;

  ARTCAICallSpeakingInterruptedReason(int value) {
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
   * @return its constant, or {@link #unknown} if there is none
   */
  public static ARTCAICallSpeakingInterruptedReason fromValue(int value) {
    for (ARTCAICallSpeakingInterruptedReason candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return unknown;
  }
}
