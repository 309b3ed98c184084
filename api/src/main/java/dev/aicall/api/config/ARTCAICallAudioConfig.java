package dev.aicall.api.config;

import dev.aicall.api.model.ARTCAICallAudioProfile;
import dev.aicall.api.model.ARTCAICallAudioScenario;
import org.jspecify.annotations.Nullable;

/**
 * How audio is sent.
 *
 * <p>Source: AICallKit Android and iOS 1.8.
 */
public final class ARTCAICallAudioConfig {

  /** What the native engines use. */
  public static final ARTCAICallAudioProfile DEFAULT_AUDIO_PROFILE =
      ARTCAICallAudioProfile.HighQualityMode;

  /** What the native engines use. */
  public static final ARTCAICallAudioScenario DEFAULT_AUDIO_SCENARIO =
      ARTCAICallAudioScenario.ChatroomMode;

  /** Inferred: apps set it only for an engine kept alive. */
  public static final boolean DEFAULT_IGNORE_SET_AUDIO_PROFILE = false;

  private final ARTCAICallAudioProfile audioProfile;
  private final ARTCAICallAudioScenario audioScenario;
  private final boolean ignoreSetAudioProfile;

  private ARTCAICallAudioConfig(Builder builder) {
    audioProfile = builder.audioProfile;
    audioScenario = builder.audioScenario;
    ignoreSetAudioProfile = builder.ignoreSetAudioProfile;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.audioProfile = audioProfile;
    builder.audioScenario = audioScenario;
    builder.ignoreSetAudioProfile = ignoreSetAudioProfile;
    return builder;
  }

  /**
   * {@return sample rate, channels and bit rate} Any but UNKNOWN; default {@link
   * ARTCAICallAudioProfile#HighQualityMode}.
   */
  public ARTCAICallAudioProfile getAudioProfile() {
    return audioProfile;
  }

  /**
   * {@return what audio is tuned for} Any but UNKNOWN; default {@link
   * ARTCAICallAudioScenario#ChatroomMode}.
   */
  public ARTCAICallAudioScenario getAudioScenario() {
    return audioScenario;
  }

  /**
   * {@return whether profile and scenario of an RTC engine that was kept alive are left alone}
   * Default false.
   */
  public boolean isIgnoreSetAudioProfile() {
    return ignoreSetAudioProfile;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAudioConfig")
        .with("audioProfile", audioProfile)
        .with("audioScenario", audioScenario)
        .with("ignoreSetAudioProfile", ignoreSetAudioProfile);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAudioConfig that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /** Collects the parts of an {@link ARTCAICallAudioConfig}. Not for use by several threads. */
  public static final class Builder {

    private ARTCAICallAudioProfile audioProfile = DEFAULT_AUDIO_PROFILE;
    private ARTCAICallAudioScenario audioScenario = DEFAULT_AUDIO_SCENARIO;
    private boolean ignoreSetAudioProfile = DEFAULT_IGNORE_SET_AUDIO_PROFILE;

    private Builder() {}

    /**
     * Sets sample rate, channels and bit rate.
     *
     * @param newAudioProfile any but UNKNOWN; default {@link
     *     ARTCAICallAudioProfile#HighQualityMode}
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder audioProfile(ARTCAICallAudioProfile newAudioProfile) {
      audioProfile = Check.known("audioProfile", newAudioProfile);
      return this;
    }

    /**
     * Sets what audio is tuned for.
     *
     * @param newAudioScenario any but UNKNOWN; default {@link ARTCAICallAudioScenario#ChatroomMode}
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder audioScenario(ARTCAICallAudioScenario newAudioScenario) {
      audioScenario = Check.known("audioScenario", newAudioScenario);
      return this;
    }

    /**
     * Sets whether profile and scenario of an RTC engine that was kept alive are left alone.
     *
     * @param newIgnoreSetAudioProfile whether profile and scenario of an RTC engine that was kept
     *     alive are left alone; default false
     * @return this builder
     */
    public Builder ignoreSetAudioProfile(boolean newIgnoreSetAudioProfile) {
      ignoreSetAudioProfile = newIgnoreSetAudioProfile;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAudioConfig build() {
      return new ARTCAICallAudioConfig(this);
    }
  }
}
