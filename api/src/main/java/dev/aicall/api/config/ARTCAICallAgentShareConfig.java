package dev.aicall.api.config;

import dev.aicall.api.model.ARTCAICallAgentType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a share link says about a shared agent.
 *
 * <p>Source: AICallKit iOS and Web 2.10.5. User data never shows in {@link #toString()}.
 */
public final class ARTCAICallAgentShareConfig {

  /** What an unknown workflow stands for. */
  public static final ARTCAICallAgentType DEFAULT_AGENT_TYPE = ARTCAICallAgentType.VoiceAgent;

  private final @Nullable String shareId;
  private final ARTCAICallAgentType agentType;
  private final @Nullable Instant expireTime;
  private final @Nullable String templateConfig;
  private final @Nullable String region;
  private final @Nullable Object userData;

  private ARTCAICallAgentShareConfig(Builder builder) {
    shareId = builder.shareId;
    agentType = builder.agentType;
    expireTime = builder.expireTime;
    templateConfig = builder.templateConfig;
    region = builder.region;
    userData = builder.userData;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.shareId = shareId;
    builder.agentType = agentType;
    builder.expireTime = expireTime;
    builder.templateConfig = templateConfig;
    builder.region = region;
    builder.userData = userData;
    return builder;
  }

  /** {@return the id of the shared agent} Null or empty cannot be called. */
  public @Nullable String getShareId() {
    return shareId;
  }

  /**
   * {@return what kind of agent that is} Any but UNKNOWN; default {@link
   * ARTCAICallAgentType#VoiceAgent}.
   */
  public ARTCAICallAgentType getAgentType() {
    return agentType;
  }

  /** {@return when the link ceases to work} Null if it does not say so. */
  public @Nullable Instant getExpireTime() {
    return expireTime;
  }

  /** {@return a template config as JSON text} Null for none. */
  public @Nullable String getTemplateConfig() {
    return templateConfig;
  }

  /** {@return where the agent runs} Null if it does not say so. */
  public @Nullable String getRegion() {
    return region;
  }

  /**
   * {@return data for the customer's own server} A String or an unmodifiable Map; null for none.
   */
  public @Nullable Object getUserData() {
    return userData;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAgentShareConfig")
        .with("shareId", shareId)
        .with("agentType", agentType)
        .with("expireTime", expireTime)
        .with("templateConfig", templateConfig)
        .with("region", region)
        .withSecret("userData", userData);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentShareConfig that && fields().equals(that.fields());
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
   * Collects the parts of an {@link ARTCAICallAgentShareConfig}. Not for use by several threads.
   */
  public static final class Builder {

    private @Nullable String shareId;
    private ARTCAICallAgentType agentType = DEFAULT_AGENT_TYPE;
    private @Nullable Instant expireTime;
    private @Nullable String templateConfig;
    private @Nullable String region;
    private @Nullable Object userData;

    private Builder() {}

    /**
     * Sets the id of the shared agent.
     *
     * @param newShareId null or empty cannot be called
     * @return this builder
     */
    public Builder shareId(@Nullable String newShareId) {
      shareId = newShareId;
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
     * Sets when the link ceases to work.
     *
     * @param newExpireTime null if it does not say so
     * @return this builder
     */
    public Builder expireTime(@Nullable Instant newExpireTime) {
      expireTime = newExpireTime;
      return this;
    }

    /**
     * Sets a template config as JSON text.
     *
     * @param newTemplateConfig null for none
     * @return this builder
     */
    public Builder templateConfig(@Nullable String newTemplateConfig) {
      templateConfig = newTemplateConfig;
      return this;
    }

    /**
     * Sets where the agent runs.
     *
     * @param newRegion null if it does not say so
     * @return this builder
     */
    public Builder region(@Nullable String newRegion) {
      region = newRegion;
      return this;
    }

    /**
     * Sets data for the customer's own server.
     *
     * @param newUserData usually JSON text; null for none
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

    /** {@return the value} */
    public ARTCAICallAgentShareConfig build() {
      return new ARTCAICallAgentShareConfig(this);
    }
  }
}
