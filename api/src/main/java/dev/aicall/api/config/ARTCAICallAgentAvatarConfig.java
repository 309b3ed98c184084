package dev.aicall.api.config;

import org.jspecify.annotations.Nullable;

/**
 * Which avatar the agent shows.
 *
 * <p>Source: AICallKit Web 2.10.5.
 */
public final class ARTCAICallAgentAvatarConfig {

  private final @Nullable String agentAvatarId;

  private ARTCAICallAgentAvatarConfig(Builder builder) {
    agentAvatarId = builder.agentAvatarId;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.agentAvatarId = agentAvatarId;
    return builder;
  }

  /** {@return the avatar} Null for the one set in the console. */
  public @Nullable String getAgentAvatarId() {
    return agentAvatarId;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAgentAvatarConfig").with("agentAvatarId", agentAvatarId);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentAvatarConfig that && fields().equals(that.fields());
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
   * Collects the parts of an {@link ARTCAICallAgentAvatarConfig}. Not for use by several threads.
   */
  public static final class Builder {

    private @Nullable String agentAvatarId;

    private Builder() {}

    /**
     * Sets the avatar.
     *
     * @param newAgentAvatarId null for the one set in the console
     * @return this builder
     */
    public Builder agentAvatarId(@Nullable String newAgentAvatarId) {
      agentAvatarId = newAgentAvatarId;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAgentAvatarConfig build() {
      return new ARTCAICallAgentAvatarConfig(this);
    }
  }
}
