package dev.aicall.api.config;

import org.jspecify.annotations.Nullable;

/**
 * Whether one kind of video content recognition is on.
 *
 * <p>Source: AICallKit Web 2.10.5.
 */
public final class ARTCAICallAgentVcrBaseConfig {

  /** Off, as in the Web SDK. */
  public static final boolean DEFAULT_ENABLE = false;

  private final boolean enable;

  private ARTCAICallAgentVcrBaseConfig(Builder builder) {
    enable = builder.enable;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.enable = enable;
    return builder;
  }

  /** {@return whether it is on} Default false. */
  public boolean isEnable() {
    return enable;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAgentVcrBaseConfig").with("enable", enable);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentVcrBaseConfig that && fields().equals(that.fields());
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
   * Collects the parts of an {@link ARTCAICallAgentVcrBaseConfig}. Not for use by several threads.
   */
  public static final class Builder {

    private boolean enable = DEFAULT_ENABLE;

    private Builder() {}

    /**
     * Sets whether it is on.
     *
     * @param newEnable whether it is on; default false
     * @return this builder
     */
    public Builder enable(boolean newEnable) {
      enable = newEnable;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAgentVcrBaseConfig build() {
      return new ARTCAICallAgentVcrBaseConfig(this);
    }
  }
}
