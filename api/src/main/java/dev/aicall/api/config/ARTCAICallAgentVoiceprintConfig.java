package dev.aicall.api.config;

import org.jspecify.annotations.Nullable;

/**
 * Whether the agent listens to one speaker only.
 *
 * <p>Source: AICallKit Web 2.10.5; registrationMode of iOS and OpenAPI ICE 2020-11-09.
 */
public final class ARTCAICallAgentVoiceprintConfig {

  /** Off, as in the Web SDK. */
  public static final boolean DEFAULT_USE_VOICEPRINT = false;

  private final boolean useVoiceprint;
  private final @Nullable String voiceprintId;
  private final @Nullable String registrationMode;

  private ARTCAICallAgentVoiceprintConfig(Builder builder) {
    useVoiceprint = builder.useVoiceprint;
    voiceprintId = builder.voiceprintId;
    registrationMode = builder.registrationMode;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.useVoiceprint = useVoiceprint;
    builder.voiceprintId = voiceprintId;
    builder.registrationMode = registrationMode;
    return builder;
  }

  /** {@return whether the voiceprint is in use} Sent only with a voiceprint id; default false. */
  public boolean isUseVoiceprint() {
    return useVoiceprint;
  }

  /** {@return the speaker's voiceprint} Null switches the feature off. */
  public @Nullable String getVoiceprintId() {
    return voiceprintId;
  }

  /**
   * {@return how the voiceprint comes to be} "Explicit" is enrolled before, "Implicit" is learnt in
   * the call; null leaves it to the server, which takes Explicit.
   */
  public @Nullable String getRegistrationMode() {
    return registrationMode;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAgentVoiceprintConfig")
        .with("useVoiceprint", useVoiceprint)
        .with("voiceprintId", voiceprintId)
        .with("registrationMode", registrationMode);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentVoiceprintConfig that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /**
   * Collects the parts of an {@link ARTCAICallAgentVoiceprintConfig}. Not for use by several
   * threads.
   */
  public static final class Builder {

    private boolean useVoiceprint = DEFAULT_USE_VOICEPRINT;
    private @Nullable String voiceprintId;
    private @Nullable String registrationMode;

    private Builder() {}

    /**
     * Sets whether the voiceprint is in use.
     *
     * @param newUseVoiceprint sent only with a voiceprint id; default false
     * @return this builder
     */
    public Builder useVoiceprint(boolean newUseVoiceprint) {
      useVoiceprint = newUseVoiceprint;
      return this;
    }

    /**
     * Sets the speaker's voiceprint.
     *
     * @param newVoiceprintId null switches the feature off
     * @return this builder
     */
    public Builder voiceprintId(@Nullable String newVoiceprintId) {
      voiceprintId = newVoiceprintId;
      return this;
    }

    /**
     * Sets how the voiceprint comes to be.
     *
     * @param newRegistrationMode "Explicit" is enrolled before, "Implicit" is learnt in the call;
     *     null leaves it to the server, which takes Explicit
     * @return this builder
     */
    public Builder registrationMode(@Nullable String newRegistrationMode) {
      registrationMode = newRegistrationMode;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAgentVoiceprintConfig build() {
      return new ARTCAICallAgentVoiceprintConfig(this);
    }
  }
}
