package dev.aicall.api.config;

import org.jspecify.annotations.Nullable;

/**
 * Background sound behind the agent's voice.
 *
 * <p>Source: AICallKit Web 2.10.5; range of OpenAPI ICE 2020-11-09.
 */
public final class ARTCAICallAgentAmbientConfig {

  /** Full, as in the Web SDK. */
  public static final int DEFAULT_VOLUME = 100;

  private final @Nullable String resourceId;
  private final int volume;

  private ARTCAICallAgentAmbientConfig(Builder builder) {
    resourceId = builder.resourceId;
    volume = builder.volume;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.resourceId = resourceId;
    builder.volume = volume;
    return builder;
  }

  /**
   * {@return the sound, as named in the console} "" switches it off; null sends nothing, not even
   * the volume.
   */
  public @Nullable String getResourceId() {
    return resourceId;
  }

  /** {@return its volume} 0 to 100; default 100. */
  public int getVolume() {
    return volume;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAgentAmbientConfig")
        .with("resourceId", resourceId)
        .with("volume", volume);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentAmbientConfig that && fields().equals(that.fields());
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
   * Collects the parts of an {@link ARTCAICallAgentAmbientConfig}. Not for use by several threads.
   */
  public static final class Builder {

    private @Nullable String resourceId;
    private int volume = DEFAULT_VOLUME;

    private Builder() {}

    /**
     * Sets the sound, as named in the console.
     *
     * @param newResourceId "" switches it off; null sends nothing, not even the volume
     * @return this builder
     */
    public Builder resourceId(@Nullable String newResourceId) {
      resourceId = newResourceId;
      return this;
    }

    /**
     * Sets its volume.
     *
     * @param newVolume 0 to 100; default 100
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder volume(int newVolume) {
      volume = Check.range("volume", newVolume, 0, 100);
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAgentAmbientConfig build() {
      return new ARTCAICallAgentAmbientConfig(this);
    }
  }
}
