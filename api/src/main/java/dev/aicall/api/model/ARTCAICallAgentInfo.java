package dev.aicall.api.model;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which agent a call is with: what a server gives out when it has started one.
 *
 * <p>Immutable. Ids that are not known are empty strings. The RTC token never shows in {@link
 * #toString()}. Source: AICallKit iOS and Web 2.10.5, OpenAPI ICE 2020-11-09.
 */
public final class ARTCAICallAgentInfo {

  private final ARTCAICallAgentType agentType;
  private final String channelId;
  private final String uid;
  private final String instanceId;
  private final String requestId;
  private final String rtcToken;
  private final @Nullable String region;
  private final @Nullable String agentId;
  private final @Nullable String avatarUserId;

  /**
   * The four parts every platform has; the rest is not set.
   *
   * @param agentType what kind of agent
   * @param channelId the RTC channel
   * @param uid the agent's RTC user id
   * @param instanceId the started instance
   */
  public ARTCAICallAgentInfo(
      ARTCAICallAgentType agentType, String channelId, String uid, String instanceId) {
    this(builder().agentType(agentType).channelId(channelId).uid(uid).instanceId(instanceId));
  }

  private ARTCAICallAgentInfo(Builder builder) {
    agentType = builder.agentType;
    channelId = builder.channelId;
    uid = builder.uid;
    instanceId = builder.instanceId;
    requestId = builder.requestId;
    rtcToken = builder.rtcToken;
    region = builder.region;
    agentId = builder.agentId;
    avatarUserId = builder.avatarUserId;
  }

  /** {@return a builder with nothing set} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    return new Builder()
        .agentType(agentType)
        .channelId(channelId)
        .uid(uid)
        .instanceId(instanceId)
        .requestId(requestId)
        .rtcToken(rtcToken)
        .region(region)
        .agentId(agentId)
        .avatarUserId(avatarUserId);
  }

  /**
   * Reads what a server sent; never throws on its content.
   *
   * <p>For each part our own name counts first ({@code channelId}, {@code uid} or {@code userId},
   * {@code instanceId}, {@code requestId} or {@code reqId}, {@code rtcToken}), then the app
   * server's ({@code channel_id}, {@code ai_agent_user_id}, …), then the OpenAPI's ({@code
   * ChannelId}, {@code AIAgentUserId}, …). Empty or wrongly typed values count as missing.
   *
   * @param map parsed JSON, unknown keys are ignored
   * @return the agent, with {@link ARTCAICallAgentType#VoiceAgent} if no type is given
   */
  public static ARTCAICallAgentInfo fromMap(Map<String, ?> map) {
    return builder()
        .agentType(typeIn(map))
        .channelId(textIn(map, "channelId", "channel_id", "ChannelId"))
        .uid(textIn(map, "uid", "userId", "ai_agent_user_id", "AIAgentUserId"))
        .instanceId(textIn(map, "instanceId", "ai_agent_instance_id", "InstanceId"))
        .requestId(textIn(map, "requestId", "reqId", "request_id", "RequestId"))
        .rtcToken(textIn(map, "rtcToken", "rtc_auth_token", "Token"))
        .region(nullIfEmpty(textIn(map, "region", "Region")))
        .agentId(nullIfEmpty(textIn(map, "agentId", "ai_agent_id", "AIAgentId")))
        .avatarUserId(nullIfEmpty(textIn(map, "avatarUserId", "avatar_user_id", "AvatarUserId")))
        .build();
  }

  private static ARTCAICallAgentType typeIn(Map<String, ?> map) {
    Object own = map.get("agentType");
    if (own instanceof ARTCAICallAgentType type) {
      return type;
    }
    if (own instanceof Number number) {
      return ARTCAICallAgentType.fromValue(number.intValue());
    }
    return ARTCAICallAgentType.fromWorkflowType(textIn(map, "workflow_type"));
  }

  private static String textIn(Map<String, ?> map, String... keys) {
    for (String key : keys) {
      if (map.get(key) instanceof String text && !text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  /** {@return what kind of agent} */
  public ARTCAICallAgentType getAgentType() {
    return agentType;
  }

  /** {@return the RTC channel, "" if not known} */
  public String getChannelId() {
    return channelId;
  }

  /** {@return the agent's RTC user id, "" if not known} */
  public String getUid() {
    return uid;
  }

  /** {@return the started instance, "" if not known} */
  public String getInstanceId() {
    return instanceId;
  }

  /** {@return the id of the request that started the agent, "" if not known} */
  public String getRequestId() {
    return requestId;
  }

  /** {@return the token to join with, "" if it was handed over separately} */
  public String getRtcToken() {
    return rtcToken;
  }

  /** {@return the region the agent runs in, or null} */
  public @Nullable String getRegion() {
    return region;
  }

  /** {@return the id of the agent in the console, or null} */
  public @Nullable String getAgentId() {
    return agentId;
  }

  /** {@return the RTC user id of a separate avatar participant, or null} */
  public @Nullable String getAvatarUserId() {
    return avatarUserId;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentInfo that
        && agentType == that.agentType
        && channelId.equals(that.channelId)
        && uid.equals(that.uid)
        && instanceId.equals(that.instanceId)
        && requestId.equals(that.requestId)
        && rtcToken.equals(that.rtcToken)
        && Objects.equals(region, that.region)
        && Objects.equals(agentId, that.agentId)
        && Objects.equals(avatarUserId, that.avatarUserId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        agentType, channelId, uid, instanceId, requestId, rtcToken, region, agentId, avatarUserId);
  }

  @Override
  public String toString() {
    return "ARTCAICallAgentInfo{agentType="
        + agentType
        + ", channelId="
        + channelId
        + ", uid="
        + uid
        + ", instanceId="
        + instanceId
        + ", requestId="
        + requestId
        + ", rtcToken="
        + (rtcToken.isEmpty() ? "" : "***")
        + ", region="
        + region
        + ", agentId="
        + agentId
        + ", avatarUserId="
        + avatarUserId
        + "}";
  }

  /** Collects the parts of an {@link ARTCAICallAgentInfo}. Not for use by several threads. */
  public static final class Builder {

    private ARTCAICallAgentType agentType = ARTCAICallAgentType.VoiceAgent;
    private String channelId = "";
    private String uid = "";
    private String instanceId = "";
    private String requestId = "";
    private String rtcToken = "";
    private @Nullable String region;
    private @Nullable String agentId;
    private @Nullable String avatarUserId;

    private Builder() {}

    /**
     * Sets the kind of agent.
     *
     * @param newAgentType the kind; a voice agent unless set
     * @return this builder
     */
    public Builder agentType(ARTCAICallAgentType newAgentType) {
      agentType = Objects.requireNonNull(newAgentType, "agentType");
      return this;
    }

    /**
     * Sets the RTC channel.
     *
     * @param newChannelId the channel, "" if not known
     * @return this builder
     */
    public Builder channelId(String newChannelId) {
      channelId = Objects.requireNonNull(newChannelId, "channelId");
      return this;
    }

    /**
     * Sets the agent's RTC user id.
     *
     * @param newUid the id, "" if not known
     * @return this builder
     */
    public Builder uid(String newUid) {
      uid = Objects.requireNonNull(newUid, "uid");
      return this;
    }

    /**
     * Sets the started instance.
     *
     * @param newInstanceId its id, "" if not known
     * @return this builder
     */
    public Builder instanceId(String newInstanceId) {
      instanceId = Objects.requireNonNull(newInstanceId, "instanceId");
      return this;
    }

    /**
     * Sets the id of the request that started the agent.
     *
     * @param newRequestId the id, "" if not known
     * @return this builder
     */
    public Builder requestId(String newRequestId) {
      requestId = Objects.requireNonNull(newRequestId, "requestId");
      return this;
    }

    /**
     * Sets the token to join with.
     *
     * @param newRtcToken the token, "" if it is handed over separately
     * @return this builder
     */
    public Builder rtcToken(String newRtcToken) {
      rtcToken = Objects.requireNonNull(newRtcToken, "rtcToken");
      return this;
    }

    /**
     * Sets the region the agent runs in.
     *
     * @param newRegion for example "cn-shanghai"; null if not known
     * @return this builder
     */
    public Builder region(@Nullable String newRegion) {
      region = newRegion;
      return this;
    }

    /**
     * Sets the id of the agent in the console.
     *
     * @param newAgentId the id; null if not known
     * @return this builder
     */
    public Builder agentId(@Nullable String newAgentId) {
      agentId = newAgentId;
      return this;
    }

    /**
     * Sets the RTC user id of a separate avatar participant.
     *
     * @param newAvatarUserId the id; null if there is none
     * @return this builder
     */
    public Builder avatarUserId(@Nullable String newAvatarUserId) {
      avatarUserId = newAvatarUserId;
      return this;
    }

    /** {@return the agent} */
    public ARTCAICallAgentInfo build() {
      return new ARTCAICallAgentInfo(this);
    }
  }
}
