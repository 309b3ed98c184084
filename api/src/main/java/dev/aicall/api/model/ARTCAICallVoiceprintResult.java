package dev.aicall.api.model;

/**
 * Whether the voiceprint check took a sentence for the enrolled speaker's.
 *
 * <p>Source: AICallKit Web 2.10.5, agent message 1003; the aliases are Android's names.
 */
public enum ARTCAICallVoiceprintResult {
  /** Voiceprint is not in use. */
  Off(0),

  /** In use, but nobody is enrolled yet. */
  Unregister(1),

  /** The enrolled speaker. */
  DetectedSpeaker(2),

  /** Somebody else; the agent does not answer, apps usually hide the subtitle. */
  UndetectedSpeaker(3),

  /** The main speaker, as told by AI voice activity detection. */
  DetectedSpeakerWithAIVad(4),

  /**
   * Not the main speaker, as told by AI voice activity detection; treat like {@link
   * #UndetectedSpeaker}.
   */
  UndetectedSpeakerWithAIVad(5),

  /** The message had no result, or one out of range. */
  Unknown(100);

  /** Android's name of {@link #Off}. */
  public static final ARTCAICallVoiceprintResult Disable = Off;

  /** Android's name of {@link #Unregister}. */
  public static final ARTCAICallVoiceprintResult EnableWithoutRegister = Unregister;

  /** Android's name of {@link #DetectedSpeaker}. */
  public static final ARTCAICallVoiceprintResult SpeakerRecognized = DetectedSpeaker;

  /** Android's name of {@link #UndetectedSpeaker}. */
  public static final ARTCAICallVoiceprintResult SpeakerNotRecognized = UndetectedSpeaker;

  private static final ARTCAICallVoiceprintResult[] ALL = values();

  private final int value;

  ARTCAICallVoiceprintResult(int value) {
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
   * @return its constant, or {@link #Unknown} if there is none
   */
  public static ARTCAICallVoiceprintResult fromValue(int value) {
    for (ARTCAICallVoiceprintResult candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return Unknown;
  }
}
