package dev.aicall.api.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the agent speaks.
 *
 * <p>Source: AICallKit Web 2.10.5, ranges, modelId and voiceIdList of OpenAPI ICE 2020-11-09.
 */
public final class ARTCAICallAgentTtsConfig {

  /** Not set: the server decides. */
  public static final double DEFAULT_SPEECH_RATE = -1;

  private final @Nullable String agentVoiceId;
  private final @Nullable List<Map<String, @Nullable Object>> pronunciationRules;
  private final double speechRate;
  private final @Nullable String languageId;
  private final @Nullable String emotion;
  private final @Nullable String modelId;
  private final @Nullable List<String> voiceIdList;

  private ARTCAICallAgentTtsConfig(Builder builder) {
    agentVoiceId = builder.agentVoiceId;
    pronunciationRules = builder.pronunciationRules;
    speechRate = builder.speechRate;
    languageId = builder.languageId;
    emotion = builder.emotion;
    modelId = builder.modelId;
    voiceIdList = builder.voiceIdList;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.agentVoiceId = agentVoiceId;
    builder.pronunciationRules = pronunciationRules;
    builder.speechRate = speechRate;
    builder.languageId = languageId;
    builder.emotion = emotion;
    builder.modelId = modelId;
    builder.voiceIdList = voiceIdList;
    return builder;
  }

  /** {@return the voice} At most 64 characters; null for the one set in the console. */
  public @Nullable String getAgentVoiceId() {
    return agentVoiceId;
  }

  /**
   * {@return how words are to be pronounced} At most 20 objects of Word (1 to 9 characters),
   * Pronunciation and Type ("replacement"); null for none.
   */
  public @Nullable List<Map<String, @Nullable Object>> getPronunciationRules() {
    return pronunciationRules;
  }

  /**
   * {@return the speed of speech, 1 is normal} 0.5 to 2.0; −1 leaves it to the server; default −1.
   */
  public double getSpeechRate() {
    return speechRate;
  }

  /**
   * {@return the language to speak, MiniMax voices only} For example Chinese, English or auto; null
   * leaves it to the server.
   */
  public @Nullable String getLanguageId() {
    return languageId;
  }

  /**
   * {@return the emotion to speak with, MiniMax voices only} For example happy, sad, angry,
   * fearful, disgusted, surprised or calm; null leaves it to the server.
   */
  public @Nullable String getEmotion() {
    return emotion;
  }

  /**
   * {@return the synthesis model, MiniMax voices only} For example speech-02-turbo; null leaves it
   * to the server.
   */
  public @Nullable String getModelId() {
    return modelId;
  }

  /**
   * {@return the voices to choose from, as a server lists them} Entries of the form "id:title";
   * null if not listed.
   */
  public @Nullable List<String> getVoiceIdList() {
    return voiceIdList;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAgentTtsConfig")
        .with("agentVoiceId", agentVoiceId)
        .with("pronunciationRules", pronunciationRules)
        .with("speechRate", speechRate)
        .with("languageId", languageId)
        .with("emotion", emotion)
        .with("modelId", modelId)
        .with("voiceIdList", voiceIdList);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentTtsConfig that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /** Collects the parts of an {@link ARTCAICallAgentTtsConfig}. Not for use by several threads. */
  public static final class Builder {

    private @Nullable String agentVoiceId;
    private @Nullable List<Map<String, @Nullable Object>> pronunciationRules;
    private double speechRate = DEFAULT_SPEECH_RATE;
    private @Nullable String languageId;
    private @Nullable String emotion;
    private @Nullable String modelId;
    private @Nullable List<String> voiceIdList;

    private Builder() {}

    /**
     * Sets the voice.
     *
     * @param newAgentVoiceId at most 64 characters; null for the one set in the console
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder agentVoiceId(@Nullable String newAgentVoiceId) {
      agentVoiceId = Check.text("agentVoiceId", newAgentVoiceId, 64);
      return this;
    }

    /**
     * Sets how words are to be pronounced.
     *
     * @param newPronunciationRules at most 20 objects of Word (1 to 9 characters), Pronunciation
     *     and Type ("replacement"); null for none
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder pronunciationRules(
        @Nullable Collection<? extends Map<String, ?>> newPronunciationRules) {
      List<Map<String, @Nullable Object>> rules =
          JsonCopy.ofMaps("pronunciationRules", newPronunciationRules, 20);
      if (rules != null) {
        for (Map<String, @Nullable Object> rule : rules) {
          if (rule.get("Word") instanceof String word) {
            Check.length("pronunciationRules.Word", word, 1, 9);
          }
        }
      }
      pronunciationRules = rules;
      return this;
    }

    /**
     * Sets the speed of speech, 1 is normal.
     *
     * @param newSpeechRate 0.5 to 2.0; −1 leaves it to the server; default −1
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder speechRate(double newSpeechRate) {
      speechRate = Check.unsetOrRange("speechRate", newSpeechRate, 0.5, 2.0);
      return this;
    }

    /**
     * Sets the language to speak, MiniMax voices only.
     *
     * @param newLanguageId for example Chinese, English or auto; null leaves it to the server
     * @return this builder
     */
    public Builder languageId(@Nullable String newLanguageId) {
      languageId = newLanguageId;
      return this;
    }

    /**
     * Sets the emotion to speak with, MiniMax voices only.
     *
     * @param newEmotion for example happy, sad, angry, fearful, disgusted, surprised or calm; null
     *     leaves it to the server
     * @return this builder
     */
    public Builder emotion(@Nullable String newEmotion) {
      emotion = newEmotion;
      return this;
    }

    /**
     * Sets the synthesis model, MiniMax voices only.
     *
     * @param newModelId for example speech-02-turbo; null leaves it to the server
     * @return this builder
     */
    public Builder modelId(@Nullable String newModelId) {
      modelId = newModelId;
      return this;
    }

    /**
     * Sets the voices to choose from, as a server lists them.
     *
     * @param newVoiceIdList entries of the form "id:title"; null if not listed
     * @return this builder
     */
    public Builder voiceIdList(@Nullable Collection<String> newVoiceIdList) {
      voiceIdList = Check.list("voiceIdList", newVoiceIdList);
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAgentTtsConfig build() {
      return new ARTCAICallAgentTtsConfig(this);
    }
  }
}
