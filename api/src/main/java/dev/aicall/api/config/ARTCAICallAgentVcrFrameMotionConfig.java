package dev.aicall.api.config;

import org.jspecify.annotations.Nullable;

/**
 * Whether recognition of still or unusable pictures is on, and when it reports.
 *
 * <p>Source: AICallKit Web 2.10.5; range of OpenAPI ICE 2020-11-09.
 */
public final class ARTCAICallAgentVcrFrameMotionConfig {

  /** Off, as in the Web SDK. */
  public static final boolean DEFAULT_ENABLE = false;

  /** Three seconds, as in the Web SDK. */
  public static final int DEFAULT_CALLBACK_DELAY = 3000;

  private final boolean enable;
  private final int callbackDelay;

  private ARTCAICallAgentVcrFrameMotionConfig(Builder builder) {
    enable = builder.enable;
    callbackDelay = builder.callbackDelay;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.enable = enable;
    builder.callbackDelay = callbackDelay;
    return builder;
  }

  /** {@return whether it is on} Default false. */
  public boolean isEnable() {
    return enable;
  }

  /**
   * {@return how long a picture must stay so before it is reported, in milliseconds} 200 to 5000;
   * default 3000.
   */
  public int getCallbackDelay() {
    return callbackDelay;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAgentVcrFrameMotionConfig")
        .with("enable", enable)
        .with("callbackDelay", callbackDelay);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentVcrFrameMotionConfig that
        && fields().equals(that.fields());
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
   * Collects the parts of an {@link ARTCAICallAgentVcrFrameMotionConfig}. Not for use by several
   * threads.
   */
  public static final class Builder {

    private boolean enable = DEFAULT_ENABLE;
    private int callbackDelay = DEFAULT_CALLBACK_DELAY;

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

    /**
     * Sets how long a picture must stay so before it is reported, in milliseconds.
     *
     * @param newCallbackDelay 200 to 5000; default 3000
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder callbackDelay(int newCallbackDelay) {
      callbackDelay = Check.range("callbackDelay", newCallbackDelay, 200, 5000);
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAgentVcrFrameMotionConfig build() {
      return new ARTCAICallAgentVcrFrameMotionConfig(this);
    }
  }
}
