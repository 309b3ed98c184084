package dev.aicall.share.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.ShareCall;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallChatSyncConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.protocol.ConfigJson;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which agent the app server shall start, for whom. Immutable; user data never shows. */
public final class AgentStart {
  /** How long the token lives. Source: AICallKit Web 2.10.5. */
  public static final Duration DEFAULT_EXPIRE = Duration.ofSeconds(ShareRequest.EXPIRE_SECONDS);

  /** The longest life a token may have. Source: OpenAPI ICE 2020-11-09, GenerateAIAgentCall. */
  public static final Duration LONGEST_EXPIRE = Duration.ofDays(7);

  private final String userId;
  private final ARTCAICallAgentType agentType;
  private final @Nullable String agentId;
  private final @Nullable ARTCAICallAgentConfig agentConfig;
  private final String templateConfig;
  private final @Nullable String region;
  private final @Nullable String userData;
  private final @Nullable String sessionId;
  private final @Nullable ARTCAICallChatSyncConfig chatSync;
  private final Duration expire;

  private AgentStart(Builder builder) {
    userId = builder.userId;
    agentType = builder.agentType;
    agentId = builder.agentId;
    agentConfig = builder.agentConfig;
    templateConfig = builder.templateConfig;
    region = builder.region;
    userData = builder.userData;
    sessionId = builder.sessionId;
    chatSync = builder.chatSync;
    expire = builder.expire;
  }

  /**
   * Returns a builder.
   *
   * @param userId who will call, not empty
   * @param agentType what kind of agent is called
   * @return the builder
   * @throws IllegalArgumentException if the user id is empty
   */
  public static Builder builder(String userId, ARTCAICallAgentType agentType) {
    return new Builder(userId, agentType);
  }

  ObjectNode generateBody() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("user_id", userId);
    if (agentId == null) {
      json.put("workflow_type", agentType.workflowType());
    } else {
      json.put("ai_agent_id", agentId);
    }
    json.put("expire", expire.toSeconds()).put("template_config", templateConfig);
    if (agentConfig != null) {
      json.put("agent_config", ConfigJson.toJsonText(agentConfig));
    }
    Bodies.putIfSet(json, "region", region);
    return withExtras(json);
  }

  ObjectNode startBody() {
    return withExtras(
        JsonNodeFactory.instance
            .objectNode()
            .put("user_id", userId)
            .put("workflow_type", agentType.workflowType())
            .put("template_config", templateConfig));
  }

  ShareCall read(HttpAnswer answer) {
    String workflowType = answer.text("workflow_type");
    ARTCAICallAgentType started =
        workflowType == null ? agentType : ARTCAICallAgentType.fromWorkflowType(workflowType);
    return StartedAgents.read(answer, started, region);
  }

  private ObjectNode withExtras(ObjectNode json) {
    Bodies.putIfSet(json, "user_data", userData);
    Bodies.putIfSet(json, "session_id", sessionId);
    if (chatSync != null) {
      json.put("chat_sync_config", ConfigJson.chatSyncJsonText(chatSync));
    }
    return json;
  }

  @Override
  public String toString() {
    return "AgentStart[userId="
        + userId
        + ", agentType="
        + agentType
        + ", agentId="
        + agentId
        + ", region="
        + region
        + ", sessionId="
        + sessionId
        + ", expire="
        + expire
        + "]";
  }

  /** Collects the parts of an {@link AgentStart}. Not for use by several threads. */
  public static final class Builder {
    private final String userId;
    private final ARTCAICallAgentType agentType;
    private @Nullable String agentId;
    private @Nullable ARTCAICallAgentConfig agentConfig;
    private String templateConfig = "{}";
    private @Nullable String region;
    private @Nullable String userData;
    private @Nullable String sessionId;
    private @Nullable ARTCAICallChatSyncConfig chatSync;
    private Duration expire = DEFAULT_EXPIRE;

    private Builder(String userId, ARTCAICallAgentType agentType) {
      if (userId.isEmpty()) {
        throw new IllegalArgumentException("userId: required, got nothing");
      }
      this.userId = userId;
      this.agentType = Objects.requireNonNull(agentType, "agentType");
    }

    /**
     * Names the agent.
     *
     * @param newAgentId its id in the console; unless set the server picks one by type
     * @return this builder
     */
    public Builder agentId(String newAgentId) {
      agentId = Objects.requireNonNull(newAgentId, "agentId");
      return this;
    }

    /**
     * Sets how the agent behaves.
     *
     * @param newAgentConfig overrides the console; unless set the console decides
     * @return this builder
     */
    public Builder agentConfig(ARTCAICallAgentConfig newAgentConfig) {
      agentConfig = Objects.requireNonNull(newAgentConfig, "agentConfig");
      return this;
    }

    /**
     * Sets the older form of the agent config.
     *
     * @param newTemplateConfig JSON text; default {@code {}}
     * @return this builder
     */
    public Builder templateConfig(String newTemplateConfig) {
      templateConfig = Objects.requireNonNull(newTemplateConfig, "templateConfig");
      return this;
    }

    /**
     * Sets where the agent runs.
     *
     * @param newRegion for example "cn-shanghai"; unless set the server's own
     * @return this builder
     */
    public Builder region(String newRegion) {
      region = Objects.requireNonNull(newRegion, "region");
      return this;
    }

    /**
     * Sets data that the customer's server gets with each callback.
     *
     * @param newUserData usually JSON text
     * @return this builder
     */
    public Builder userData(String newUserData) {
      userData = Objects.requireNonNull(newUserData, "userData");
      return this;
    }

    /**
     * Sets the conversation that the call goes on with.
     *
     * @param newSessionId its id
     * @return this builder
     */
    public Builder sessionId(String newSessionId) {
      sessionId = Objects.requireNonNull(newSessionId, "sessionId");
      return this;
    }

    /**
     * Sets the chat that subtitles go to.
     *
     * @param newChatSync the chat
     * @return this builder
     */
    public Builder chatSync(ARTCAICallChatSyncConfig newChatSync) {
      chatSync = Objects.requireNonNull(newChatSync, "chatSync");
      return this;
    }

    /**
     * Sets how long the token lives.
     *
     * @param newExpire whole seconds, zero to {@link #LONGEST_EXPIRE}; default {@link
     *     #DEFAULT_EXPIRE}
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder expire(Duration newExpire) {
      if (newExpire.isNegative() || newExpire.compareTo(LONGEST_EXPIRE) > 0) {
        throw new IllegalArgumentException(
            "expire: zero to " + LONGEST_EXPIRE + ", got " + newExpire);
      }
      expire = newExpire;
      return this;
    }

    /**
     * Returns the start.
     *
     * @return the start
     */
    public AgentStart build() {
      return new AgentStart(this);
    }
  }
}
