package dev.aicall.api.config;

import org.jspecify.annotations.Nullable;

/**
 * What push-to-talk does with the devices between two presses; nothing of it is sent.
 *
 * <p>Source: AICallKit Web 2.10.5.
 */
public final class PushToTalkConfig {

  /** As in the Web SDK. */
  public static final boolean DEFAULT_CLOSE_MICROPHONE_ON_RELEASE = false;

  /** As in the Web SDK. */
  public static final boolean DEFAULT_PUSH_VIDEO_ON_RELEASE = false;

  private final boolean closeMicrophoneOnRelease;
  private final boolean pushVideoOnRelease;

  private PushToTalkConfig(Builder builder) {
    closeMicrophoneOnRelease = builder.closeMicrophoneOnRelease;
    pushVideoOnRelease = builder.pushVideoOnRelease;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.closeMicrophoneOnRelease = closeMicrophoneOnRelease;
    builder.pushVideoOnRelease = pushVideoOnRelease;
    return builder;
  }

  /** {@return whether the microphone is closed instead of muted} Default false. */
  public boolean isCloseMicrophoneOnRelease() {
    return closeMicrophoneOnRelease;
  }

  /** {@return whether video is sent between two presses} Default false. */
  public boolean isPushVideoOnRelease() {
    return pushVideoOnRelease;
  }

  private ConfigFields fields() {
    return ConfigFields.of("PushToTalkConfig")
        .with("closeMicrophoneOnRelease", closeMicrophoneOnRelease)
        .with("pushVideoOnRelease", pushVideoOnRelease);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PushToTalkConfig that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /** Collects the parts of a {@link PushToTalkConfig}. Not for use by several threads. */
  public static final class Builder {

    private boolean closeMicrophoneOnRelease = DEFAULT_CLOSE_MICROPHONE_ON_RELEASE;
    private boolean pushVideoOnRelease = DEFAULT_PUSH_VIDEO_ON_RELEASE;

    private Builder() {}

    /**
     * Sets whether the microphone is closed instead of muted.
     *
     * @param newCloseMicrophoneOnRelease whether the microphone is closed instead of muted; default
     *     false
     * @return this builder
     */
    public Builder closeMicrophoneOnRelease(boolean newCloseMicrophoneOnRelease) {
      closeMicrophoneOnRelease = newCloseMicrophoneOnRelease;
      return this;
    }

    /**
     * Sets whether video is sent between two presses.
     *
     * @param newPushVideoOnRelease whether video is sent between two presses; default false
     * @return this builder
     */
    public Builder pushVideoOnRelease(boolean newPushVideoOnRelease) {
      pushVideoOnRelease = newPushVideoOnRelease;
      return this;
    }

    /** {@return the value} */
    public PushToTalkConfig build() {
      return new PushToTalkConfig(this);
    }
  }
}
