package dev.aicall.api.config;

import dev.aicall.api.model.ARTCAICallAgentType;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything a call needs that is started by the client.
 *
 * <p>An id or token that is empty does not fail here: {@code call(config)} answers false to it, see
 * {@link #isComplete()}. Token and user data never show in {@link #toString()}. Source: AICallKit
 * Web 2.10.5; media settings and device switches of Android.
 */
public final class ARTCAICallConfig {

  /** Not set. */
  public static final String DEFAULT_AGENT_ID = "";

  /** As in the Web SDK. */
  public static final ARTCAICallAgentType DEFAULT_AGENT_TYPE = ARTCAICallAgentType.VoiceAgent;

  /** Not set. */
  public static final String DEFAULT_REGION = "";

  /** Not set. */
  public static final String DEFAULT_USER_ID = "";

  /** Not set. */
  public static final String DEFAULT_USER_JOIN_TOKEN = "";

  /** As on Android. */
  public static final boolean DEFAULT_ENABLE_SPEAKER = true;

  /** As on Android. */
  public static final boolean DEFAULT_MICROPHONE_ON = true;

  /** As on Android. */
  public static final boolean DEFAULT_CAMERA_MUTE = false;

  /** As on Android. */
  public static final boolean DEFAULT_ENABLE_AUDIO_DELAY_INFO = true;

  private final String agentId;
  private final ARTCAICallAgentType agentType;
  private final @Nullable String agentUserId;
  private final String region;
  private final String userId;
  private final String userJoinToken;
  private final @Nullable Object userData;
  private final @Nullable ARTCAICallAgentConfig agentConfig;
  private final @Nullable ARTCAICallTemplateConfig templateConfig;
  private final @Nullable ARTCAICallChatSyncConfig chatSyncConfig;
  private final ARTCAICallVideoConfig videoConfig;
  private final ARTCAICallAudioConfig audioConfig;
  private final boolean enableSpeaker;
  private final boolean microphoneOn;
  private final boolean cameraMute;
  private final boolean enableAudioDelayInfo;

  private ARTCAICallConfig(Builder builder) {
    agentId = builder.agentId;
    agentType = builder.agentType;
    agentUserId = builder.agentUserId;
    region = builder.region;
    userId = builder.userId;
    userJoinToken = builder.userJoinToken;
    userData = builder.userData;
    agentConfig = builder.agentConfig;
    templateConfig = builder.templateConfig;
    chatSyncConfig = builder.chatSyncConfig;
    videoConfig = builder.videoConfig;
    audioConfig = builder.audioConfig;
    enableSpeaker = builder.enableSpeaker;
    microphoneOn = builder.microphoneOn;
    cameraMute = builder.cameraMute;
    enableAudioDelayInfo = builder.enableAudioDelayInfo;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.agentId = agentId;
    builder.agentType = agentType;
    builder.agentUserId = agentUserId;
    builder.region = region;
    builder.userId = userId;
    builder.userJoinToken = userJoinToken;
    builder.userData = userData;
    builder.agentConfig = agentConfig;
    builder.templateConfig = templateConfig;
    builder.chatSyncConfig = chatSyncConfig;
    builder.videoConfig = videoConfig;
    builder.audioConfig = audioConfig;
    builder.enableSpeaker = enableSpeaker;
    builder.microphoneOn = microphoneOn;
    builder.cameraMute = cameraMute;
    builder.enableAudioDelayInfo = enableAudioDelayInfo;
    return builder;
  }

  /** {@return the agent to call} Required for a call. */
  public String getAgentId() {
    return agentId;
  }

  /**
   * {@return what kind of agent that is} Any but UNKNOWN; default {@link
   * ARTCAICallAgentType#VoiceAgent}.
   */
  public ARTCAICallAgentType getAgentType() {
    return agentType;
  }

  /** {@return the RTC user id the agent is to have} Null or empty lets the service choose. */
  public @Nullable String getAgentUserId() {
    return agentUserId;
  }

  /** {@return where the agent runs} For example cn-shanghai; required for a call. */
  public String getRegion() {
    return region;
  }

  /** {@return who is calling} Required for a call. */
  public String getUserId() {
    return userId;
  }

  /** {@return the token to join with} Required for a call. */
  public String getUserJoinToken() {
    return userJoinToken;
  }

  /**
   * {@return data for the customer's own server} A String or an unmodifiable Map; null for none.
   */
  public @Nullable Object getUserData() {
    return userData;
  }

  /** {@return how the agent behaves} Null sends nothing, the console's values apply. */
  public @Nullable ARTCAICallAgentConfig getAgentConfig() {
    return agentConfig;
  }

  /** {@return the older form of that} Null sends nothing. */
  public @Nullable ARTCAICallTemplateConfig getTemplateConfig() {
    return templateConfig;
  }

  /** {@return which message chat gets the subtitles} Null for none. */
  public @Nullable ARTCAICallChatSyncConfig getChatSyncConfig() {
    return chatSyncConfig;
  }

  /** {@return how video is sent} Not null; local, not sent to the agent. */
  public ARTCAICallVideoConfig getVideoConfig() {
    return videoConfig;
  }

  /** {@return how audio is sent} Not null; local, not sent to the agent. */
  public ARTCAICallAudioConfig getAudioConfig() {
    return audioConfig;
  }

  /** {@return whether the call begins on the speaker rather than the earpiece} Default true. */
  public boolean isEnableSpeaker() {
    return enableSpeaker;
  }

  /** {@return whether the call begins with the microphone on} Default true. */
  public boolean isMicrophoneOn() {
    return microphoneOn;
  }

  /** {@return whether the call begins with the camera off} Default false. */
  public boolean isCameraMute() {
    return cameraMute;
  }

  /** {@return whether delays are measured} Default true. */
  public boolean isEnableAudioDelayInfo() {
    return enableAudioDelayInfo;
  }

  /**
   * {@return whether agentId, region, userId and userJoinToken are all there} Else no call begins.
   */
  public boolean isComplete() {
    return !agentId.isEmpty() && !region.isEmpty() && !userId.isEmpty() && !userJoinToken.isEmpty();
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallConfig")
        .with("agentId", agentId)
        .with("agentType", agentType)
        .with("agentUserId", agentUserId)
        .with("region", region)
        .with("userId", userId)
        .withSecret("userJoinToken", userJoinToken)
        .withSecret("userData", userData)
        .with("agentConfig", agentConfig)
        .with("templateConfig", templateConfig)
        .with("chatSyncConfig", chatSyncConfig)
        .with("videoConfig", videoConfig)
        .with("audioConfig", audioConfig)
        .with("enableSpeaker", enableSpeaker)
        .with("microphoneOn", microphoneOn)
        .with("cameraMute", cameraMute)
        .with("enableAudioDelayInfo", enableAudioDelayInfo);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallConfig that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /** Collects the parts of an {@link ARTCAICallConfig}. Not for use by several threads. */
  public static final class Builder {

    private String agentId = DEFAULT_AGENT_ID;
    private ARTCAICallAgentType agentType = DEFAULT_AGENT_TYPE;
    private @Nullable String agentUserId;
    private String region = DEFAULT_REGION;
    private String userId = DEFAULT_USER_ID;
    private String userJoinToken = DEFAULT_USER_JOIN_TOKEN;
    private @Nullable Object userData;
    private @Nullable ARTCAICallAgentConfig agentConfig;
    private @Nullable ARTCAICallTemplateConfig templateConfig;
    private @Nullable ARTCAICallChatSyncConfig chatSyncConfig;
    private ARTCAICallVideoConfig videoConfig = ARTCAICallVideoConfig.builder().build();
    private ARTCAICallAudioConfig audioConfig = ARTCAICallAudioConfig.builder().build();
    private boolean enableSpeaker = DEFAULT_ENABLE_SPEAKER;
    private boolean microphoneOn = DEFAULT_MICROPHONE_ON;
    private boolean cameraMute = DEFAULT_CAMERA_MUTE;
    private boolean enableAudioDelayInfo = DEFAULT_ENABLE_AUDIO_DELAY_INFO;

    private Builder() {}

    /**
     * Sets the agent to call.
     *
     * @param newAgentId required for a call
     * @return this builder
     */
    public Builder agentId(String newAgentId) {
      agentId = Objects.requireNonNull(newAgentId, "agentId");
      return this;
    }

    /**
     * Sets what kind of agent that is.
     *
     * @param newAgentType any but UNKNOWN; default {@link ARTCAICallAgentType#VoiceAgent}
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder agentType(ARTCAICallAgentType newAgentType) {
      agentType = Check.known("agentType", newAgentType);
      return this;
    }

    /**
     * Sets the RTC user id the agent is to have.
     *
     * @param newAgentUserId null or empty lets the service choose
     * @return this builder
     */
    public Builder agentUserId(@Nullable String newAgentUserId) {
      agentUserId = newAgentUserId;
      return this;
    }

    /**
     * Sets where the agent runs.
     *
     * @param newRegion for example cn-shanghai; required for a call
     * @return this builder
     */
    public Builder region(String newRegion) {
      region = Objects.requireNonNull(newRegion, "region");
      return this;
    }

    /**
     * Sets who is calling.
     *
     * @param newUserId required for a call
     * @return this builder
     */
    public Builder userId(String newUserId) {
      userId = Objects.requireNonNull(newUserId, "userId");
      return this;
    }

    /**
     * Sets the token to join with.
     *
     * @param newUserJoinToken required for a call
     * @return this builder
     */
    public Builder userJoinToken(String newUserJoinToken) {
      userJoinToken = Objects.requireNonNull(newUserJoinToken, "userJoinToken");
      return this;
    }

    /**
     * Sets data for the customer's own server.
     *
     * @param newUserData usually JSON text; null or empty for none
     * @return this builder
     */
    public Builder userData(@Nullable String newUserData) {
      userData = newUserData;
      return this;
    }

    /**
     * Sets data for the customer's own server, sent as JSON text.
     *
     * @param newUserData JSON values only; null for none
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder userData(@Nullable Map<String, ?> newUserData) {
      userData = JsonCopy.of("userData", newUserData);
      return this;
    }

    /**
     * Sets how the agent behaves.
     *
     * @param newAgentConfig null sends nothing, the console's values apply
     * @return this builder
     */
    public Builder agentConfig(@Nullable ARTCAICallAgentConfig newAgentConfig) {
      agentConfig = newAgentConfig;
      return this;
    }

    /**
     * Sets the older form of that.
     *
     * @param newTemplateConfig null sends nothing
     * @return this builder
     */
    public Builder templateConfig(@Nullable ARTCAICallTemplateConfig newTemplateConfig) {
      templateConfig = newTemplateConfig;
      return this;
    }

    /**
     * Sets which message chat gets the subtitles.
     *
     * @param newChatSyncConfig null for none
     * @return this builder
     */
    public Builder chatSyncConfig(@Nullable ARTCAICallChatSyncConfig newChatSyncConfig) {
      chatSyncConfig = newChatSyncConfig;
      return this;
    }

    /**
     * Sets how video is sent.
     *
     * @param newVideoConfig not null; local, not sent to the agent
     * @return this builder
     */
    public Builder videoConfig(ARTCAICallVideoConfig newVideoConfig) {
      videoConfig = Objects.requireNonNull(newVideoConfig, "videoConfig");
      return this;
    }

    /**
     * Sets how audio is sent.
     *
     * @param newAudioConfig not null; local, not sent to the agent
     * @return this builder
     */
    public Builder audioConfig(ARTCAICallAudioConfig newAudioConfig) {
      audioConfig = Objects.requireNonNull(newAudioConfig, "audioConfig");
      return this;
    }

    /**
     * Sets whether the call begins on the speaker rather than the earpiece.
     *
     * @param newEnableSpeaker whether the call begins on the speaker rather than the earpiece;
     *     default true
     * @return this builder
     */
    public Builder enableSpeaker(boolean newEnableSpeaker) {
      enableSpeaker = newEnableSpeaker;
      return this;
    }

    /**
     * Sets whether the call begins with the microphone on.
     *
     * @param newMicrophoneOn whether the call begins with the microphone on; default true
     * @return this builder
     */
    public Builder microphoneOn(boolean newMicrophoneOn) {
      microphoneOn = newMicrophoneOn;
      return this;
    }

    /**
     * Sets whether the call begins with the camera off.
     *
     * @param newCameraMute whether the call begins with the camera off; default false
     * @return this builder
     */
    public Builder cameraMute(boolean newCameraMute) {
      cameraMute = newCameraMute;
      return this;
    }

    /**
     * Sets whether delays are measured.
     *
     * @param newEnableAudioDelayInfo whether delays are measured; default true
     * @return this builder
     */
    public Builder enableAudioDelayInfo(boolean newEnableAudioDelayInfo) {
      enableAudioDelayInfo = newEnableAudioDelayInfo;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallConfig build() {
      return new ARTCAICallConfig(this);
    }
  }
}
