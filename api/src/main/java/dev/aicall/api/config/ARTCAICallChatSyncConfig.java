package dev.aicall.api.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which message chat the call's subtitles are added to.
 *
 * <p>Source: AICallKit Web 2.10.5.
 */
public final class ARTCAICallChatSyncConfig {

  private final String sessionId;
  private final String agentId;
  private final String receiverId;

  private ARTCAICallChatSyncConfig(Builder builder) {
    sessionId = Check.required("sessionId", builder.sessionId);
    agentId = Check.required("agentId", builder.agentId);
    receiverId = Check.required("receiverId", builder.receiverId);
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.sessionId = sessionId;
    builder.agentId = agentId;
    builder.receiverId = receiverId;
    return builder;
  }

  /** {@return the chat session} Required, may be empty. */
  public String getSessionId() {
    return sessionId;
  }

  /** {@return the chat agent} Required, may be empty. */
  public String getAgentId() {
    return agentId;
  }

  /** {@return the user in the chat} Required, may be empty. */
  public String getReceiverId() {
    return receiverId;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallChatSyncConfig")
        .with("sessionId", sessionId)
        .with("agentId", agentId)
        .with("receiverId", receiverId);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallChatSyncConfig that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /** Collects the parts of an {@link ARTCAICallChatSyncConfig}. Not for use by several threads. */
  public static final class Builder {

    private @Nullable String sessionId;
    private @Nullable String agentId;
    private @Nullable String receiverId;

    private Builder() {}

    /**
     * Sets the chat session.
     *
     * @param newSessionId required, may be empty
     * @return this builder
     */
    public Builder sessionId(String newSessionId) {
      sessionId = Objects.requireNonNull(newSessionId, "sessionId");
      return this;
    }

    /**
     * Sets the chat agent.
     *
     * @param newAgentId required, may be empty
     * @return this builder
     */
    public Builder agentId(String newAgentId) {
      agentId = Objects.requireNonNull(newAgentId, "agentId");
      return this;
    }

    /**
     * Sets the user in the chat.
     *
     * @param newReceiverId required, may be empty
     * @return this builder
     */
    public Builder receiverId(String newReceiverId) {
      receiverId = Objects.requireNonNull(newReceiverId, "receiverId");
      return this;
    }

    /**
     * {@return the value}
     *
     * @throws IllegalArgumentException if a required part was not set
     */
    public ARTCAICallChatSyncConfig build() {
      return new ARTCAICallChatSyncConfig(this);
    }
  }
}
