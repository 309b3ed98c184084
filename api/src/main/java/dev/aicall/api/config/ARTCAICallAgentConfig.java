package dev.aicall.api.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the agent of one call behaves.
 *
 * <p>Fields that are not set are not sent, and the console's value applies. The defaults are those
 * the Web SDK sends, so a config made of defaults overrides the console in several places. Source:
 * AICallKit Web 2.10.5; avatarUrl and avatarUrlType of OpenAPI ICE 2020-11-09.
 */
public final class ARTCAICallAgentConfig {

  /** Ten minutes, as in the Web SDK. */
  public static final int DEFAULT_AGENT_MAX_IDLE_TIME = 600;

  /** One minute, as in the Web SDK. */
  public static final int DEFAULT_USER_ONLINE_TIMEOUT = 60;

  /** Five seconds, as in the Web SDK. */
  public static final int DEFAULT_USER_OFFLINE_TIMEOUT = 5;

  /** Off, as in the Web SDK. */
  public static final boolean DEFAULT_ENABLE_PUSH_TO_TALK = false;

  /** Off, as in the Web SDK. */
  public static final boolean DEFAULT_AGENT_GRACEFUL_SHUTDOWN = false;

  /** Unchanged, as the Web SDK sends it; this switches off adaptive volume. */
  public static final int DEFAULT_VOLUME = 100;

  /** On, as in the Web SDK. */
  public static final boolean DEFAULT_ENABLE_INTELLIGENT_SEGMENT = true;

  private final @Nullable String agentGreeting;
  private final @Nullable String wakeUpQuery;
  private final int agentMaxIdleTime;
  private final int userOnlineTimeout;
  private final int userOfflineTimeout;
  private final boolean enablePushToTalk;
  private final boolean agentGracefulShutdown;
  private final int volume;
  private final @Nullable Map<String, @Nullable Object> workflowOverrideParams;
  private final boolean enableIntelligentSegment;
  private final @Nullable String preConnectAudioUrl;
  private final @Nullable Map<String, @Nullable Object> experimentalConfig;
  private final ARTCAICallAgentAsrConfig asrConfig;
  private final ARTCAICallAgentTtsConfig ttsConfig;
  private final ARTCAICallAgentLlmConfig llmConfig;
  private final ARTCAICallAgentAvatarConfig avatarConfig;
  private final ARTCAICallAgentInterruptConfig interruptConfig;
  private final ARTCAICallAgentVoiceprintConfig voiceprintConfig;
  private final ARTCAICallAgentTurnDetectionConfig turnDetectionConfig;
  private final ARTCAICallAgentVcrConfig vcrConfig;
  private final ARTCAICallAgentAmbientConfig ambientConfig;
  private final List<ARTCAICallAgentBackChanneling> backChannelingConfigs;
  private final ARTCAICallAutoSpeechConfig autoSpeechConfig;
  private final @Nullable String avatarUrl;
  private final @Nullable String avatarUrlType;

  private ARTCAICallAgentConfig(Builder builder) {
    agentGreeting = builder.agentGreeting;
    wakeUpQuery = builder.wakeUpQuery;
    agentMaxIdleTime = builder.agentMaxIdleTime;
    userOnlineTimeout = builder.userOnlineTimeout;
    userOfflineTimeout = builder.userOfflineTimeout;
    enablePushToTalk = builder.enablePushToTalk;
    agentGracefulShutdown = builder.agentGracefulShutdown;
    volume = builder.volume;
    workflowOverrideParams = builder.workflowOverrideParams;
    enableIntelligentSegment = builder.enableIntelligentSegment;
    preConnectAudioUrl = builder.preConnectAudioUrl;
    experimentalConfig = builder.experimentalConfig;
    asrConfig = builder.asrConfig;
    ttsConfig = builder.ttsConfig;
    llmConfig = builder.llmConfig;
    avatarConfig = builder.avatarConfig;
    interruptConfig = builder.interruptConfig;
    voiceprintConfig = builder.voiceprintConfig;
    turnDetectionConfig = builder.turnDetectionConfig;
    vcrConfig = builder.vcrConfig;
    ambientConfig = builder.ambientConfig;
    backChannelingConfigs = builder.backChannelingConfigs;
    autoSpeechConfig = builder.autoSpeechConfig;
    avatarUrl = builder.avatarUrl;
    avatarUrlType = builder.avatarUrlType;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.agentGreeting = agentGreeting;
    builder.wakeUpQuery = wakeUpQuery;
    builder.agentMaxIdleTime = agentMaxIdleTime;
    builder.userOnlineTimeout = userOnlineTimeout;
    builder.userOfflineTimeout = userOfflineTimeout;
    builder.enablePushToTalk = enablePushToTalk;
    builder.agentGracefulShutdown = agentGracefulShutdown;
    builder.volume = volume;
    builder.workflowOverrideParams = workflowOverrideParams;
    builder.enableIntelligentSegment = enableIntelligentSegment;
    builder.preConnectAudioUrl = preConnectAudioUrl;
    builder.experimentalConfig = experimentalConfig;
    builder.asrConfig = asrConfig;
    builder.ttsConfig = ttsConfig;
    builder.llmConfig = llmConfig;
    builder.avatarConfig = avatarConfig;
    builder.interruptConfig = interruptConfig;
    builder.voiceprintConfig = voiceprintConfig;
    builder.turnDetectionConfig = turnDetectionConfig;
    builder.vcrConfig = vcrConfig;
    builder.ambientConfig = ambientConfig;
    builder.backChannelingConfigs = backChannelingConfigs;
    builder.autoSpeechConfig = autoSpeechConfig;
    builder.avatarUrl = avatarUrl;
    builder.avatarUrlType = avatarUrlType;
    return builder;
  }

  /**
   * {@return what the agent says first} "" for no greeting; null for the one set in the console.
   */
  public @Nullable String getAgentGreeting() {
    return agentGreeting;
  }

  /** {@return a question the agent answers right after the start} Null for none. */
  public @Nullable String getWakeUpQuery() {
    return wakeUpQuery;
  }

  /**
   * {@return after how many seconds of silence the agent leaves} 0 or more; −1 leaves it to the
   * server, which takes 600; default 600.
   */
  public int getAgentMaxIdleTime() {
    return agentMaxIdleTime;
  }

  /**
   * {@return how many seconds the agent waits for the user to join} 0 or more; −1 leaves it to the
   * server; default 60.
   */
  public int getUserOnlineTimeout() {
    return userOnlineTimeout;
  }

  /**
   * {@return how many seconds the agent stays after the user is gone} 0 or more; −1 leaves it to
   * the server; default 5.
   */
  public int getUserOfflineTimeout() {
    return userOfflineTimeout;
  }

  /** {@return whether the call begins in push-to-talk mode} Default false. */
  public boolean isEnablePushToTalk() {
    return enablePushToTalk;
  }

  /**
   * {@return whether the agent finishes its sentence before it leaves, 10 s at most} Default false.
   */
  public boolean isAgentGracefulShutdown() {
    return agentGracefulShutdown;
  }

  /**
   * {@return the agent's volume in percent of the console's} 0 to 400; −1 leaves it to the server,
   * which then adapts it; default 100.
   */
  public int getVolume() {
    return volume;
  }

  /** {@return parameters that override those of the workflow} JSON values only; null for none. */
  public @Nullable Map<String, @Nullable Object> getWorkflowOverrideParams() {
    return workflowOverrideParams;
  }

  /** {@return whether short pieces of a sentence are joined} Default true. */
  public boolean isEnableIntelligentSegment() {
    return enableIntelligentSegment;
  }

  /** {@return a sound to play before the greeting} Null for none. */
  public @Nullable String getPreConnectAudioUrl() {
    return preConnectAudioUrl;
  }

  /** {@return settings without a field of their own} JSON values only; null or empty for none. */
  public @Nullable Map<String, @Nullable Object> getExperimentalConfig() {
    return experimentalConfig;
  }

  /** {@return how speech is recognised} Not null. */
  public ARTCAICallAgentAsrConfig getAsrConfig() {
    return asrConfig;
  }

  /** {@return how the agent speaks} Not null. */
  public ARTCAICallAgentTtsConfig getTtsConfig() {
    return ttsConfig;
  }

  /** {@return how the language model is used} Not null. */
  public ARTCAICallAgentLlmConfig getLlmConfig() {
    return llmConfig;
  }

  /** {@return which avatar is shown} Not null. */
  public ARTCAICallAgentAvatarConfig getAvatarConfig() {
    return avatarConfig;
  }

  /** {@return how the agent is interrupted} Not null. */
  public ARTCAICallAgentInterruptConfig getInterruptConfig() {
    return interruptConfig;
  }

  /** {@return whether one speaker only is listened to} Not null. */
  public ARTCAICallAgentVoiceprintConfig getVoiceprintConfig() {
    return voiceprintConfig;
  }

  /** {@return how the end of the user's turn is found} Not null. */
  public ARTCAICallAgentTurnDetectionConfig getTurnDetectionConfig() {
    return turnDetectionConfig;
  }

  /** {@return what is recognised in the user's video} Not null. */
  public ARTCAICallAgentVcrConfig getVcrConfig() {
    return vcrConfig;
  }

  /** {@return the background sound} Not null. */
  public ARTCAICallAgentAmbientConfig getAmbientConfig() {
    return ambientConfig;
  }

  /** {@return sounds of listening} Empty for none. */
  public List<ARTCAICallAgentBackChanneling> getBackChannelingConfigs() {
    return backChannelingConfigs;
  }

  /** {@return what the agent says by itself} Not null. */
  public ARTCAICallAutoSpeechConfig getAutoSpeechConfig() {
    return autoSpeechConfig;
  }

  /** {@return the picture of an avatar} Null for none. */
  public @Nullable String getAvatarUrl() {
    return avatarUrl;
  }

  /** {@return what kind of picture that is} Null leaves it to the server. */
  public @Nullable String getAvatarUrlType() {
    return avatarUrlType;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAgentConfig")
        .with("agentGreeting", agentGreeting)
        .with("wakeUpQuery", wakeUpQuery)
        .with("agentMaxIdleTime", agentMaxIdleTime)
        .with("userOnlineTimeout", userOnlineTimeout)
        .with("userOfflineTimeout", userOfflineTimeout)
        .with("enablePushToTalk", enablePushToTalk)
        .with("agentGracefulShutdown", agentGracefulShutdown)
        .with("volume", volume)
        .with("workflowOverrideParams", workflowOverrideParams)
        .with("enableIntelligentSegment", enableIntelligentSegment)
        .with("preConnectAudioUrl", preConnectAudioUrl)
        .with("experimentalConfig", experimentalConfig)
        .with("asrConfig", asrConfig)
        .with("ttsConfig", ttsConfig)
        .with("llmConfig", llmConfig)
        .with("avatarConfig", avatarConfig)
        .with("interruptConfig", interruptConfig)
        .with("voiceprintConfig", voiceprintConfig)
        .with("turnDetectionConfig", turnDetectionConfig)
        .with("vcrConfig", vcrConfig)
        .with("ambientConfig", ambientConfig)
        .with("backChannelingConfigs", backChannelingConfigs)
        .with("autoSpeechConfig", autoSpeechConfig)
        .with("avatarUrl", avatarUrl)
        .with("avatarUrlType", avatarUrlType);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentConfig that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /** Collects the parts of an {@link ARTCAICallAgentConfig}. Not for use by several threads. */
  public static final class Builder {

    private @Nullable String agentGreeting;
    private @Nullable String wakeUpQuery;
    private int agentMaxIdleTime = DEFAULT_AGENT_MAX_IDLE_TIME;
    private int userOnlineTimeout = DEFAULT_USER_ONLINE_TIMEOUT;
    private int userOfflineTimeout = DEFAULT_USER_OFFLINE_TIMEOUT;
    private boolean enablePushToTalk = DEFAULT_ENABLE_PUSH_TO_TALK;
    private boolean agentGracefulShutdown = DEFAULT_AGENT_GRACEFUL_SHUTDOWN;
    private int volume = DEFAULT_VOLUME;
    private @Nullable Map<String, @Nullable Object> workflowOverrideParams;
    private boolean enableIntelligentSegment = DEFAULT_ENABLE_INTELLIGENT_SEGMENT;
    private @Nullable String preConnectAudioUrl;
    private @Nullable Map<String, @Nullable Object> experimentalConfig;
    private ARTCAICallAgentAsrConfig asrConfig = ARTCAICallAgentAsrConfig.builder().build();
    private ARTCAICallAgentTtsConfig ttsConfig = ARTCAICallAgentTtsConfig.builder().build();
    private ARTCAICallAgentLlmConfig llmConfig = ARTCAICallAgentLlmConfig.builder().build();
    private ARTCAICallAgentAvatarConfig avatarConfig =
        ARTCAICallAgentAvatarConfig.builder().build();
    private ARTCAICallAgentInterruptConfig interruptConfig =
        ARTCAICallAgentInterruptConfig.builder().build();
    private ARTCAICallAgentVoiceprintConfig voiceprintConfig =
        ARTCAICallAgentVoiceprintConfig.builder().build();
    private ARTCAICallAgentTurnDetectionConfig turnDetectionConfig =
        ARTCAICallAgentTurnDetectionConfig.builder().build();
    private ARTCAICallAgentVcrConfig vcrConfig = ARTCAICallAgentVcrConfig.builder().build();
    private ARTCAICallAgentAmbientConfig ambientConfig =
        ARTCAICallAgentAmbientConfig.builder().build();
    private List<ARTCAICallAgentBackChanneling> backChannelingConfigs = List.of();
    private ARTCAICallAutoSpeechConfig autoSpeechConfig =
        ARTCAICallAutoSpeechConfig.builder().build();
    private @Nullable String avatarUrl;
    private @Nullable String avatarUrlType;

    private Builder() {}

    /**
     * Sets what the agent says first.
     *
     * @param newAgentGreeting "" for no greeting; null for the one set in the console
     * @return this builder
     */
    public Builder agentGreeting(@Nullable String newAgentGreeting) {
      agentGreeting = newAgentGreeting;
      return this;
    }

    /**
     * Sets a question the agent answers right after the start.
     *
     * @param newWakeUpQuery null for none
     * @return this builder
     */
    public Builder wakeUpQuery(@Nullable String newWakeUpQuery) {
      wakeUpQuery = newWakeUpQuery;
      return this;
    }

    /**
     * Sets after how many seconds of silence the agent leaves.
     *
     * @param newAgentMaxIdleTime 0 or more; −1 leaves it to the server, which takes 600; default
     *     600
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder agentMaxIdleTime(int newAgentMaxIdleTime) {
      agentMaxIdleTime = Check.unsetOrAtLeast("agentMaxIdleTime", newAgentMaxIdleTime, 0);
      return this;
    }

    /**
     * Sets how many seconds the agent waits for the user to join.
     *
     * @param newUserOnlineTimeout 0 or more; −1 leaves it to the server; default 60
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder userOnlineTimeout(int newUserOnlineTimeout) {
      userOnlineTimeout = Check.unsetOrAtLeast("userOnlineTimeout", newUserOnlineTimeout, 0);
      return this;
    }

    /**
     * Sets how many seconds the agent stays after the user is gone.
     *
     * @param newUserOfflineTimeout 0 or more; −1 leaves it to the server; default 5
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder userOfflineTimeout(int newUserOfflineTimeout) {
      userOfflineTimeout = Check.unsetOrAtLeast("userOfflineTimeout", newUserOfflineTimeout, 0);
      return this;
    }

    /**
     * Sets whether the call begins in push-to-talk mode.
     *
     * @param newEnablePushToTalk whether the call begins in push-to-talk mode; default false
     * @return this builder
     */
    public Builder enablePushToTalk(boolean newEnablePushToTalk) {
      enablePushToTalk = newEnablePushToTalk;
      return this;
    }

    /**
     * Sets whether the agent finishes its sentence before it leaves, 10 s at most.
     *
     * @param newAgentGracefulShutdown whether the agent finishes its sentence before it leaves, 10
     *     s at most; default false
     * @return this builder
     */
    public Builder agentGracefulShutdown(boolean newAgentGracefulShutdown) {
      agentGracefulShutdown = newAgentGracefulShutdown;
      return this;
    }

    /**
     * Sets the agent's volume in percent of the console's.
     *
     * @param newVolume 0 to 400; −1 leaves it to the server, which then adapts it; default 100
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder volume(int newVolume) {
      volume = Check.unsetOrRange("volume", newVolume, 0, 400);
      return this;
    }

    /**
     * Sets parameters that override those of the workflow.
     *
     * @param newWorkflowOverrideParams JSON values only; null for none
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder workflowOverrideParams(@Nullable Map<String, ?> newWorkflowOverrideParams) {
      workflowOverrideParams = JsonCopy.of("workflowOverrideParams", newWorkflowOverrideParams);
      return this;
    }

    /**
     * Sets whether short pieces of a sentence are joined.
     *
     * @param newEnableIntelligentSegment whether short pieces of a sentence are joined; default
     *     true
     * @return this builder
     */
    public Builder enableIntelligentSegment(boolean newEnableIntelligentSegment) {
      enableIntelligentSegment = newEnableIntelligentSegment;
      return this;
    }

    /**
     * Sets a sound to play before the greeting.
     *
     * @param newPreConnectAudioUrl null for none
     * @return this builder
     */
    public Builder preConnectAudioUrl(@Nullable String newPreConnectAudioUrl) {
      preConnectAudioUrl = newPreConnectAudioUrl;
      return this;
    }

    /**
     * Sets settings without a field of their own.
     *
     * @param newExperimentalConfig JSON values only; null or empty for none
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder experimentalConfig(@Nullable Map<String, ?> newExperimentalConfig) {
      experimentalConfig = JsonCopy.of("experimentalConfig", newExperimentalConfig);
      return this;
    }

    /**
     * Sets how speech is recognised.
     *
     * @param newAsrConfig not null
     * @return this builder
     */
    public Builder asrConfig(ARTCAICallAgentAsrConfig newAsrConfig) {
      asrConfig = Objects.requireNonNull(newAsrConfig, "asrConfig");
      return this;
    }

    /**
     * Sets how the agent speaks.
     *
     * @param newTtsConfig not null
     * @return this builder
     */
    public Builder ttsConfig(ARTCAICallAgentTtsConfig newTtsConfig) {
      ttsConfig = Objects.requireNonNull(newTtsConfig, "ttsConfig");
      return this;
    }

    /**
     * Sets how the language model is used.
     *
     * @param newLlmConfig not null
     * @return this builder
     */
    public Builder llmConfig(ARTCAICallAgentLlmConfig newLlmConfig) {
      llmConfig = Objects.requireNonNull(newLlmConfig, "llmConfig");
      return this;
    }

    /**
     * Sets which avatar is shown.
     *
     * @param newAvatarConfig not null
     * @return this builder
     */
    public Builder avatarConfig(ARTCAICallAgentAvatarConfig newAvatarConfig) {
      avatarConfig = Objects.requireNonNull(newAvatarConfig, "avatarConfig");
      return this;
    }

    /**
     * Sets how the agent is interrupted.
     *
     * @param newInterruptConfig not null
     * @return this builder
     */
    public Builder interruptConfig(ARTCAICallAgentInterruptConfig newInterruptConfig) {
      interruptConfig = Objects.requireNonNull(newInterruptConfig, "interruptConfig");
      return this;
    }

    /**
     * Sets whether one speaker only is listened to.
     *
     * @param newVoiceprintConfig not null
     * @return this builder
     */
    public Builder voiceprintConfig(ARTCAICallAgentVoiceprintConfig newVoiceprintConfig) {
      voiceprintConfig = Objects.requireNonNull(newVoiceprintConfig, "voiceprintConfig");
      return this;
    }

    /**
     * Sets how the end of the user's turn is found.
     *
     * @param newTurnDetectionConfig not null
     * @return this builder
     */
    public Builder turnDetectionConfig(ARTCAICallAgentTurnDetectionConfig newTurnDetectionConfig) {
      turnDetectionConfig = Objects.requireNonNull(newTurnDetectionConfig, "turnDetectionConfig");
      return this;
    }

    /**
     * Sets what is recognised in the user's video.
     *
     * @param newVcrConfig not null
     * @return this builder
     */
    public Builder vcrConfig(ARTCAICallAgentVcrConfig newVcrConfig) {
      vcrConfig = Objects.requireNonNull(newVcrConfig, "vcrConfig");
      return this;
    }

    /**
     * Sets the background sound.
     *
     * @param newAmbientConfig not null
     * @return this builder
     */
    public Builder ambientConfig(ARTCAICallAgentAmbientConfig newAmbientConfig) {
      ambientConfig = Objects.requireNonNull(newAmbientConfig, "ambientConfig");
      return this;
    }

    /**
     * Sets sounds of listening.
     *
     * @param newBackChannelingConfigs empty for none
     * @return this builder
     */
    public Builder backChannelingConfigs(
        Collection<ARTCAICallAgentBackChanneling> newBackChannelingConfigs) {
      backChannelingConfigs = Check.requiredList("backChannelingConfigs", newBackChannelingConfigs);
      return this;
    }

    /**
     * Sets what the agent says by itself.
     *
     * @param newAutoSpeechConfig not null
     * @return this builder
     */
    public Builder autoSpeechConfig(ARTCAICallAutoSpeechConfig newAutoSpeechConfig) {
      autoSpeechConfig = Objects.requireNonNull(newAutoSpeechConfig, "autoSpeechConfig");
      return this;
    }

    /**
     * Sets the picture of an avatar.
     *
     * @param newAvatarUrl null for none
     * @return this builder
     */
    public Builder avatarUrl(@Nullable String newAvatarUrl) {
      avatarUrl = newAvatarUrl;
      return this;
    }

    /**
     * Sets what kind of picture that is.
     *
     * @param newAvatarUrlType null leaves it to the server
     * @return this builder
     */
    public Builder avatarUrlType(@Nullable String newAvatarUrlType) {
      avatarUrlType = newAvatarUrlType;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAgentConfig build() {
      return new ARTCAICallAgentConfig(this);
    }
  }
}
