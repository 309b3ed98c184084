package dev.aicall.api.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The older, flat twin of {@link ARTCAICallAgentConfig}, which wins field by field where both are
 * given.
 *
 * <p>Source: AICallKit Web 2.10.5; the voiceprint of iOS 1.8. Ranges are those of the nested
 * configs.
 */
public final class ARTCAICallTemplateConfig {

  /** Not set: the server decides. */
  public static final int DEFAULT_USER_ONLINE_TIMEOUT = -1;

  /** Not set: the server decides. */
  public static final int DEFAULT_USER_OFFLINE_TIMEOUT = -1;

  /** Not set: the server decides. */
  public static final int DEFAULT_ASR_MAX_SILENCE = -1;

  /** Unchanged, as in the Web SDK; iOS 1.8 did not set it. */
  public static final int DEFAULT_VOLUME = 100;

  /** The strongest, as in the Web SDK. */
  public static final int DEFAULT_VAD_LEVEL = 11;

  /** On, as in the Web SDK. */
  public static final boolean DEFAULT_ENABLE_VOICE_INTERRUPT = true;

  /** On, as in the Web SDK. */
  public static final boolean DEFAULT_ENABLE_INTELLIGENT_SEGMENT = true;

  /** Not set: the server decides. */
  public static final int DEFAULT_AGENT_MAX_IDLE_TIME = -1;

  /** Off, as in the Web SDK. */
  public static final boolean DEFAULT_ENABLE_PUSH_TO_TALK = false;

  /** Off, as in the Web SDK. */
  public static final boolean DEFAULT_AGENT_GRACEFUL_SHUTDOWN = false;

  /** Not set: the server decides. */
  public static final int DEFAULT_LLM_HISTORY_LIMIT = -1;

  /** On, as in iOS 1.8. */
  public static final boolean DEFAULT_USE_VOICEPRINT = true;

  private final @Nullable String agentGreeting;
  private final int userOnlineTimeout;
  private final int userOfflineTimeout;
  private final @Nullable Map<String, @Nullable Object> workflowOverrideParams;
  private final @Nullable Map<String, @Nullable Object> bailianAppParams;
  private final int asrMaxSilence;
  private final int volume;
  private final int vadLevel;
  private final boolean enableVoiceInterrupt;
  private final @Nullable String agentVoiceId;
  private final @Nullable String avatarUrl;
  private final boolean enableIntelligentSegment;
  private final int agentMaxIdleTime;
  private final boolean enablePushToTalk;
  private final @Nullable String agentAvatarId;
  private final boolean agentGracefulShutdown;
  private final @Nullable String asrLanguageId;
  private final @Nullable String wakeUpQuery;
  private final @Nullable String llmSystemPrompt;
  private final int llmHistoryLimit;
  private final @Nullable List<String> interruptWords;
  private final @Nullable List<String> asrHotWords;
  private final @Nullable ARTCAICallAgentVcrConfig vcrConfig;
  private final @Nullable String voiceprintId;
  private final boolean useVoiceprint;

  private ARTCAICallTemplateConfig(Builder builder) {
    agentGreeting = builder.agentGreeting;
    userOnlineTimeout = builder.userOnlineTimeout;
    userOfflineTimeout = builder.userOfflineTimeout;
    workflowOverrideParams = builder.workflowOverrideParams;
    bailianAppParams = builder.bailianAppParams;
    asrMaxSilence = builder.asrMaxSilence;
    volume = builder.volume;
    vadLevel = builder.vadLevel;
    enableVoiceInterrupt = builder.enableVoiceInterrupt;
    agentVoiceId = builder.agentVoiceId;
    avatarUrl = builder.avatarUrl;
    enableIntelligentSegment = builder.enableIntelligentSegment;
    agentMaxIdleTime = builder.agentMaxIdleTime;
    enablePushToTalk = builder.enablePushToTalk;
    agentAvatarId = builder.agentAvatarId;
    agentGracefulShutdown = builder.agentGracefulShutdown;
    asrLanguageId = builder.asrLanguageId;
    wakeUpQuery = builder.wakeUpQuery;
    llmSystemPrompt = builder.llmSystemPrompt;
    llmHistoryLimit = builder.llmHistoryLimit;
    interruptWords = builder.interruptWords;
    asrHotWords = builder.asrHotWords;
    vcrConfig = builder.vcrConfig;
    voiceprintId = builder.voiceprintId;
    useVoiceprint = builder.useVoiceprint;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.agentGreeting = agentGreeting;
    builder.userOnlineTimeout = userOnlineTimeout;
    builder.userOfflineTimeout = userOfflineTimeout;
    builder.workflowOverrideParams = workflowOverrideParams;
    builder.bailianAppParams = bailianAppParams;
    builder.asrMaxSilence = asrMaxSilence;
    builder.volume = volume;
    builder.vadLevel = vadLevel;
    builder.enableVoiceInterrupt = enableVoiceInterrupt;
    builder.agentVoiceId = agentVoiceId;
    builder.avatarUrl = avatarUrl;
    builder.enableIntelligentSegment = enableIntelligentSegment;
    builder.agentMaxIdleTime = agentMaxIdleTime;
    builder.enablePushToTalk = enablePushToTalk;
    builder.agentAvatarId = agentAvatarId;
    builder.agentGracefulShutdown = agentGracefulShutdown;
    builder.asrLanguageId = asrLanguageId;
    builder.wakeUpQuery = wakeUpQuery;
    builder.llmSystemPrompt = llmSystemPrompt;
    builder.llmHistoryLimit = llmHistoryLimit;
    builder.interruptWords = interruptWords;
    builder.asrHotWords = asrHotWords;
    builder.vcrConfig = vcrConfig;
    builder.voiceprintId = voiceprintId;
    builder.useVoiceprint = useVoiceprint;
    return builder;
  }

  /**
   * {@return what the agent says first} "" for no greeting; null for the one set in the console.
   */
  public @Nullable String getAgentGreeting() {
    return agentGreeting;
  }

  /**
   * {@return how many seconds the agent waits for the user to join} 0 or more; −1 leaves it to the
   * server; default −1.
   */
  public int getUserOnlineTimeout() {
    return userOnlineTimeout;
  }

  /**
   * {@return how many seconds the agent stays after the user is gone} 0 or more; −1 leaves it to
   * the server; default −1.
   */
  public int getUserOfflineTimeout() {
    return userOfflineTimeout;
  }

  /** {@return parameters that override those of the workflow} JSON values only; null for none. */
  public @Nullable Map<String, @Nullable Object> getWorkflowOverrideParams() {
    return workflowOverrideParams;
  }

  /**
   * {@return parameters for a Model Studio (Bailian) application} JSON values only; null for none.
   */
  public @Nullable Map<String, @Nullable Object> getBailianAppParams() {
    return bailianAppParams;
  }

  /**
   * {@return the silence that ends a sentence, in milliseconds} 200 to 1200; −1 leaves it to the
   * server; default −1.
   */
  public int getAsrMaxSilence() {
    return asrMaxSilence;
  }

  /**
   * {@return the agent's volume in percent of the console's} 0 to 400; −1 leaves it to the server;
   * default 100.
   */
  public int getVolume() {
    return volume;
  }

  /**
   * {@return how strongly other voices and noise are kept out} 0 (off) to 11; −1 leaves it to the
   * server; default 11.
   */
  public int getVadLevel() {
    return vadLevel;
  }

  /** {@return whether speaking interrupts the agent} Default true. */
  public boolean isEnableVoiceInterrupt() {
    return enableVoiceInterrupt;
  }

  /** {@return the voice} At most 64 characters; null for the one set in the console. */
  public @Nullable String getAgentVoiceId() {
    return agentVoiceId;
  }

  /** {@return the picture of an avatar} Never sent; null for none. */
  public @Nullable String getAvatarUrl() {
    return avatarUrl;
  }

  /** {@return whether short pieces of a sentence are joined} Default true. */
  public boolean isEnableIntelligentSegment() {
    return enableIntelligentSegment;
  }

  /**
   * {@return after how many seconds of silence the agent leaves} 0 or more; −1 leaves it to the
   * server; default −1.
   */
  public int getAgentMaxIdleTime() {
    return agentMaxIdleTime;
  }

  /** {@return whether the call begins in push-to-talk mode} Default false. */
  public boolean isEnablePushToTalk() {
    return enablePushToTalk;
  }

  /**
   * {@return the avatar} Sent for avatar and video agents only; null for the one set in the
   * console.
   */
  public @Nullable String getAgentAvatarId() {
    return agentAvatarId;
  }

  /** {@return whether the agent finishes its sentence before it leaves} Default false. */
  public boolean isAgentGracefulShutdown() {
    return agentGracefulShutdown;
  }

  /** {@return the language to recognise} Null leaves it to the server. */
  public @Nullable String getAsrLanguageId() {
    return asrLanguageId;
  }

  /** {@return a question the agent answers right after the start} Null for none. */
  public @Nullable String getWakeUpQuery() {
    return wakeUpQuery;
  }

  /** {@return the system prompt} Null for the one set in the console. */
  public @Nullable String getLlmSystemPrompt() {
    return llmSystemPrompt;
  }

  /**
   * {@return how many rounds of the conversation the model sees} 0 or more; −1 leaves it to the
   * server; default −1.
   */
  public int getLlmHistoryLimit() {
    return llmHistoryLimit;
  }

  /** {@return words that interrupt the agent} Null or empty for none. */
  public @Nullable List<String> getInterruptWords() {
    return interruptWords;
  }

  /** {@return words to recognise better} At most 128; null or empty for none. */
  public @Nullable List<String> getAsrHotWords() {
    return asrHotWords;
  }

  /** {@return what is recognised in the user's video} Null for nothing. */
  public @Nullable ARTCAICallAgentVcrConfig getVcrConfig() {
    return vcrConfig;
  }

  /** {@return the speaker's voiceprint} Null for none. */
  public @Nullable String getVoiceprintId() {
    return voiceprintId;
  }

  /** {@return whether the voiceprint is in use} Sent only with a voiceprint id; default true. */
  public boolean isUseVoiceprint() {
    return useVoiceprint;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallTemplateConfig")
        .with("agentGreeting", agentGreeting)
        .with("userOnlineTimeout", userOnlineTimeout)
        .with("userOfflineTimeout", userOfflineTimeout)
        .with("workflowOverrideParams", workflowOverrideParams)
        .with("bailianAppParams", bailianAppParams)
        .with("asrMaxSilence", asrMaxSilence)
        .with("volume", volume)
        .with("vadLevel", vadLevel)
        .with("enableVoiceInterrupt", enableVoiceInterrupt)
        .with("agentVoiceId", agentVoiceId)
        .with("avatarUrl", avatarUrl)
        .with("enableIntelligentSegment", enableIntelligentSegment)
        .with("agentMaxIdleTime", agentMaxIdleTime)
        .with("enablePushToTalk", enablePushToTalk)
        .with("agentAvatarId", agentAvatarId)
        .with("agentGracefulShutdown", agentGracefulShutdown)
        .with("asrLanguageId", asrLanguageId)
        .with("wakeUpQuery", wakeUpQuery)
        .with("llmSystemPrompt", llmSystemPrompt)
        .with("llmHistoryLimit", llmHistoryLimit)
        .with("interruptWords", interruptWords)
        .with("asrHotWords", asrHotWords)
        .with("vcrConfig", vcrConfig)
        .with("voiceprintId", voiceprintId)
        .with("useVoiceprint", useVoiceprint);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallTemplateConfig that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /** Collects the parts of an {@link ARTCAICallTemplateConfig}. Not for use by several threads. */
  public static final class Builder {

    private @Nullable String agentGreeting;
    private int userOnlineTimeout = DEFAULT_USER_ONLINE_TIMEOUT;
    private int userOfflineTimeout = DEFAULT_USER_OFFLINE_TIMEOUT;
    private @Nullable Map<String, @Nullable Object> workflowOverrideParams;
    private @Nullable Map<String, @Nullable Object> bailianAppParams;
    private int asrMaxSilence = DEFAULT_ASR_MAX_SILENCE;
    private int volume = DEFAULT_VOLUME;
    private int vadLevel = DEFAULT_VAD_LEVEL;
    private boolean enableVoiceInterrupt = DEFAULT_ENABLE_VOICE_INTERRUPT;
    private @Nullable String agentVoiceId;
    private @Nullable String avatarUrl;
    private boolean enableIntelligentSegment = DEFAULT_ENABLE_INTELLIGENT_SEGMENT;
    private int agentMaxIdleTime = DEFAULT_AGENT_MAX_IDLE_TIME;
    private boolean enablePushToTalk = DEFAULT_ENABLE_PUSH_TO_TALK;
    private @Nullable String agentAvatarId;
    private boolean agentGracefulShutdown = DEFAULT_AGENT_GRACEFUL_SHUTDOWN;
    private @Nullable String asrLanguageId;
    private @Nullable String wakeUpQuery;
    private @Nullable String llmSystemPrompt;
    private int llmHistoryLimit = DEFAULT_LLM_HISTORY_LIMIT;
    private @Nullable List<String> interruptWords;
    private @Nullable List<String> asrHotWords;
    private @Nullable ARTCAICallAgentVcrConfig vcrConfig;
    private @Nullable String voiceprintId;
    private boolean useVoiceprint = DEFAULT_USE_VOICEPRINT;

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
     * Sets how many seconds the agent waits for the user to join.
     *
     * @param newUserOnlineTimeout 0 or more; −1 leaves it to the server; default −1
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
     * @param newUserOfflineTimeout 0 or more; −1 leaves it to the server; default −1
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder userOfflineTimeout(int newUserOfflineTimeout) {
      userOfflineTimeout = Check.unsetOrAtLeast("userOfflineTimeout", newUserOfflineTimeout, 0);
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
     * Sets parameters for a Model Studio (Bailian) application.
     *
     * @param newBailianAppParams JSON values only; null for none
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder bailianAppParams(@Nullable Map<String, ?> newBailianAppParams) {
      bailianAppParams = JsonCopy.of("bailianAppParams", newBailianAppParams);
      return this;
    }

    /**
     * Sets the silence that ends a sentence, in milliseconds.
     *
     * @param newAsrMaxSilence 200 to 1200; −1 leaves it to the server; default −1
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder asrMaxSilence(int newAsrMaxSilence) {
      asrMaxSilence = Check.unsetOrRange("asrMaxSilence", newAsrMaxSilence, 200, 1200);
      return this;
    }

    /**
     * Sets the agent's volume in percent of the console's.
     *
     * @param newVolume 0 to 400; −1 leaves it to the server; default 100
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder volume(int newVolume) {
      volume = Check.unsetOrRange("volume", newVolume, 0, 400);
      return this;
    }

    /**
     * Sets how strongly other voices and noise are kept out.
     *
     * @param newVadLevel 0 (off) to 11; −1 leaves it to the server; default 11
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder vadLevel(int newVadLevel) {
      vadLevel = Check.unsetOrRange("vadLevel", newVadLevel, 0, 11);
      return this;
    }

    /**
     * Sets whether speaking interrupts the agent.
     *
     * @param newEnableVoiceInterrupt whether speaking interrupts the agent; default true
     * @return this builder
     */
    public Builder enableVoiceInterrupt(boolean newEnableVoiceInterrupt) {
      enableVoiceInterrupt = newEnableVoiceInterrupt;
      return this;
    }

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
     * Sets the picture of an avatar.
     *
     * @param newAvatarUrl never sent; null for none
     * @return this builder
     */
    public Builder avatarUrl(@Nullable String newAvatarUrl) {
      avatarUrl = newAvatarUrl;
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
     * Sets after how many seconds of silence the agent leaves.
     *
     * @param newAgentMaxIdleTime 0 or more; −1 leaves it to the server; default −1
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder agentMaxIdleTime(int newAgentMaxIdleTime) {
      agentMaxIdleTime = Check.unsetOrAtLeast("agentMaxIdleTime", newAgentMaxIdleTime, 0);
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
     * Sets the avatar.
     *
     * @param newAgentAvatarId sent for avatar and video agents only; null for the one set in the
     *     console
     * @return this builder
     */
    public Builder agentAvatarId(@Nullable String newAgentAvatarId) {
      agentAvatarId = newAgentAvatarId;
      return this;
    }

    /**
     * Sets whether the agent finishes its sentence before it leaves.
     *
     * @param newAgentGracefulShutdown whether the agent finishes its sentence before it leaves;
     *     default false
     * @return this builder
     */
    public Builder agentGracefulShutdown(boolean newAgentGracefulShutdown) {
      agentGracefulShutdown = newAgentGracefulShutdown;
      return this;
    }

    /**
     * Sets the language to recognise.
     *
     * @param newAsrLanguageId null leaves it to the server
     * @return this builder
     */
    public Builder asrLanguageId(@Nullable String newAsrLanguageId) {
      asrLanguageId = newAsrLanguageId;
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
     * Sets the system prompt.
     *
     * @param newLlmSystemPrompt null for the one set in the console
     * @return this builder
     */
    public Builder llmSystemPrompt(@Nullable String newLlmSystemPrompt) {
      llmSystemPrompt = newLlmSystemPrompt;
      return this;
    }

    /**
     * Sets how many rounds of the conversation the model sees.
     *
     * @param newLlmHistoryLimit 0 or more; −1 leaves it to the server; default −1
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder llmHistoryLimit(int newLlmHistoryLimit) {
      llmHistoryLimit = Check.unsetOrAtLeast("llmHistoryLimit", newLlmHistoryLimit, 0);
      return this;
    }

    /**
     * Sets words that interrupt the agent.
     *
     * @param newInterruptWords null or empty for none
     * @return this builder
     */
    public Builder interruptWords(@Nullable Collection<String> newInterruptWords) {
      interruptWords = Check.list("interruptWords", newInterruptWords);
      return this;
    }

    /**
     * Sets words to recognise better.
     *
     * @param newAsrHotWords at most 128; null or empty for none
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder asrHotWords(@Nullable Collection<String> newAsrHotWords) {
      asrHotWords = Check.list("asrHotWords", newAsrHotWords, 128);
      return this;
    }

    /**
     * Sets what is recognised in the user's video.
     *
     * @param newVcrConfig null for nothing
     * @return this builder
     */
    public Builder vcrConfig(@Nullable ARTCAICallAgentVcrConfig newVcrConfig) {
      vcrConfig = newVcrConfig;
      return this;
    }

    /**
     * Sets the speaker's voiceprint.
     *
     * @param newVoiceprintId null for none
     * @return this builder
     */
    public Builder voiceprintId(@Nullable String newVoiceprintId) {
      voiceprintId = newVoiceprintId;
      return this;
    }

    /**
     * Sets whether the voiceprint is in use.
     *
     * @param newUseVoiceprint sent only with a voiceprint id; default true
     * @return this builder
     */
    public Builder useVoiceprint(boolean newUseVoiceprint) {
      useVoiceprint = newUseVoiceprint;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallTemplateConfig build() {
      return new ARTCAICallTemplateConfig(this);
    }
  }
}
