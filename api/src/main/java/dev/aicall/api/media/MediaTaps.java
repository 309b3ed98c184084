package dev.aicall.api.media;

import org.jspecify.annotations.Nullable;

/**
 * What a program plugs into a call instead of sound and video devices. What is null is left to the
 * device that the backend has; a backend without devices sends silence and plays nothing.
 *
 * <p>Pictures of the remote side and of the own camera go to the {@code view} of the view configs.
 */
public final class MediaTaps {
  private static final MediaTaps NONE = builder().build();

  private final @Nullable PcmSource microphone;
  private final @Nullable PcmSink loudspeaker;
  private final @Nullable VideoFrameSource camera;

  private MediaTaps(Builder builder) {
    this.microphone = builder.microphone;
    this.loudspeaker = builder.loudspeaker;
    this.camera = builder.camera;
  }

  /**
   * Returns no taps: devices for everything.
   *
   * @return the empty value
   */
  public static MediaTaps none() {
    return NONE;
  }

  /**
   * Starts with no taps.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the microphone tap.
   *
   * @return null for the device
   */
  public @Nullable PcmSource microphone() {
    return microphone;
  }

  /**
   * Returns the loudspeaker tap.
   *
   * @return null for the device
   */
  public @Nullable PcmSink loudspeaker() {
    return loudspeaker;
  }

  /**
   * Returns the camera tap.
   *
   * @return null for the device
   */
  public @Nullable VideoFrameSource camera() {
    return camera;
  }

  /** Collects the taps of a call. */
  public static final class Builder {
    private @Nullable PcmSource microphone;
    private @Nullable PcmSink loudspeaker;
    private @Nullable VideoFrameSource camera;

    private Builder() {}

    /**
     * Sets what the agent hears.
     *
     * @param source the source, or null for the device
     * @return this
     */
    public Builder microphone(@Nullable PcmSource source) {
      this.microphone = source;
      return this;
    }

    /**
     * Sets where the agent is heard.
     *
     * @param sink the sink, or null for the device
     * @return this
     */
    public Builder loudspeaker(@Nullable PcmSink sink) {
      this.loudspeaker = sink;
      return this;
    }

    /**
     * Sets what the agent sees (vision and video agents).
     *
     * @param source the source, or null for the device
     * @return this
     */
    public Builder camera(@Nullable VideoFrameSource source) {
      this.camera = source;
      return this;
    }

    /**
     * Builds the taps.
     *
     * @return an immutable value
     */
    public MediaTaps build() {
      return new MediaTaps(this);
    }
  }
}
