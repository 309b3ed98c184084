package dev.aicall.api.config;

import dev.aicall.api.model.ARTCAICallVideoSourceType;
import org.jspecify.annotations.Nullable;

/**
 * How video is captured and sent; vision and video agents only.
 *
 * <p>Source: AICallKit Android 1.8, whose defaults these are. The UI kits use 5 frames a second and
 * 340 kbit/s; 15 frames a second or less are advised.
 */
public final class ARTCAICallVideoConfig {

  /** As on Android. */
  public static final boolean DEFAULT_USE_HIGH_QUALITY_PREVIEW = false;

  /** The rear camera, as on Android. */
  public static final boolean DEFAULT_USE_FRONT_CAMERA_DEFAULT = false;

  /** As on Android. */
  public static final int DEFAULT_CAMERA_CAPTURE_FRAME_RATE = 15;

  /** Portrait, as on Android. */
  public static final int DEFAULT_VIDEO_ENCODER_WIDTH = 360;

  /** Portrait, as on Android. */
  public static final int DEFAULT_VIDEO_ENCODER_HEIGHT = 640;

  /** As on Android. */
  public static final int DEFAULT_VIDEO_ENCODER_FRAME_RATE = 15;

  /** As on Android. */
  public static final int DEFAULT_VIDEO_ENCODER_BIT_RATE = 512;

  /** As on Android; iOS has 1000. */
  public static final int DEFAULT_VIDEO_ENCODER_KEY_FRAME_INTERVAL = 3000;

  /** As on Android. */
  public static final ARTCAICallVideoSourceType DEFAULT_VIDEO_SOURCE_TYPE =
      ARTCAICallVideoSourceType.Camera;

  private final boolean useHighQualityPreview;
  private final boolean useFrontCameraDefault;
  private final int cameraCaptureFrameRate;
  private final int videoEncoderWidth;
  private final int videoEncoderHeight;
  private final int videoEncoderFrameRate;
  private final int videoEncoderBitRate;
  private final int videoEncoderKeyFrameInterval;
  private final ARTCAICallVideoSourceType videoSourceType;

  private ARTCAICallVideoConfig(Builder builder) {
    useHighQualityPreview = builder.useHighQualityPreview;
    useFrontCameraDefault = builder.useFrontCameraDefault;
    cameraCaptureFrameRate = builder.cameraCaptureFrameRate;
    videoEncoderWidth = builder.videoEncoderWidth;
    videoEncoderHeight = builder.videoEncoderHeight;
    videoEncoderFrameRate = builder.videoEncoderFrameRate;
    videoEncoderBitRate = builder.videoEncoderBitRate;
    videoEncoderKeyFrameInterval = builder.videoEncoderKeyFrameInterval;
    videoSourceType = builder.videoSourceType;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.useHighQualityPreview = useHighQualityPreview;
    builder.useFrontCameraDefault = useFrontCameraDefault;
    builder.cameraCaptureFrameRate = cameraCaptureFrameRate;
    builder.videoEncoderWidth = videoEncoderWidth;
    builder.videoEncoderHeight = videoEncoderHeight;
    builder.videoEncoderFrameRate = videoEncoderFrameRate;
    builder.videoEncoderBitRate = videoEncoderBitRate;
    builder.videoEncoderKeyFrameInterval = videoEncoderKeyFrameInterval;
    builder.videoSourceType = videoSourceType;
    return builder;
  }

  /** {@return whether the preview has the camera's full quality} Default false. */
  public boolean isUseHighQualityPreview() {
    return useHighQualityPreview;
  }

  /** {@return whether the front camera is used first} Default false. */
  public boolean isUseFrontCameraDefault() {
    return useFrontCameraDefault;
  }

  /** {@return pictures captured per second} 1 or more; default 15. */
  public int getCameraCaptureFrameRate() {
    return cameraCaptureFrameRate;
  }

  /** {@return the width of sent pictures, in pixels} 1 or more; default 360. */
  public int getVideoEncoderWidth() {
    return videoEncoderWidth;
  }

  /** {@return the height of sent pictures, in pixels} 1 or more; default 640. */
  public int getVideoEncoderHeight() {
    return videoEncoderHeight;
  }

  /** {@return pictures sent per second} 1 or more; default 15. */
  public int getVideoEncoderFrameRate() {
    return videoEncoderFrameRate;
  }

  /** {@return the bit rate, in kbit/s} 1 or more; default 512. */
  public int getVideoEncoderBitRate() {
    return videoEncoderBitRate;
  }

  /** {@return the time between key frames, in milliseconds} 1 or more; default 3000. */
  public int getVideoEncoderKeyFrameInterval() {
    return videoEncoderKeyFrameInterval;
  }

  /**
   * {@return where video comes from} Any but UNKNOWN; default {@link
   * ARTCAICallVideoSourceType#Camera}.
   */
  public ARTCAICallVideoSourceType getVideoSourceType() {
    return videoSourceType;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallVideoConfig")
        .with("useHighQualityPreview", useHighQualityPreview)
        .with("useFrontCameraDefault", useFrontCameraDefault)
        .with("cameraCaptureFrameRate", cameraCaptureFrameRate)
        .with("videoEncoderWidth", videoEncoderWidth)
        .with("videoEncoderHeight", videoEncoderHeight)
        .with("videoEncoderFrameRate", videoEncoderFrameRate)
        .with("videoEncoderBitRate", videoEncoderBitRate)
        .with("videoEncoderKeyFrameInterval", videoEncoderKeyFrameInterval)
        .with("videoSourceType", videoSourceType);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallVideoConfig that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /** Collects the parts of an {@link ARTCAICallVideoConfig}. Not for use by several threads. */
  public static final class Builder {

    private boolean useHighQualityPreview = DEFAULT_USE_HIGH_QUALITY_PREVIEW;
    private boolean useFrontCameraDefault = DEFAULT_USE_FRONT_CAMERA_DEFAULT;
    private int cameraCaptureFrameRate = DEFAULT_CAMERA_CAPTURE_FRAME_RATE;
    private int videoEncoderWidth = DEFAULT_VIDEO_ENCODER_WIDTH;
    private int videoEncoderHeight = DEFAULT_VIDEO_ENCODER_HEIGHT;
    private int videoEncoderFrameRate = DEFAULT_VIDEO_ENCODER_FRAME_RATE;
    private int videoEncoderBitRate = DEFAULT_VIDEO_ENCODER_BIT_RATE;
    private int videoEncoderKeyFrameInterval = DEFAULT_VIDEO_ENCODER_KEY_FRAME_INTERVAL;
    private ARTCAICallVideoSourceType videoSourceType = DEFAULT_VIDEO_SOURCE_TYPE;

    private Builder() {}

    /**
     * Sets whether the preview has the camera's full quality.
     *
     * @param newUseHighQualityPreview whether the preview has the camera's full quality; default
     *     false
     * @return this builder
     */
    public Builder useHighQualityPreview(boolean newUseHighQualityPreview) {
      useHighQualityPreview = newUseHighQualityPreview;
      return this;
    }

    /**
     * Sets whether the front camera is used first.
     *
     * @param newUseFrontCameraDefault whether the front camera is used first; default false
     * @return this builder
     */
    public Builder useFrontCameraDefault(boolean newUseFrontCameraDefault) {
      useFrontCameraDefault = newUseFrontCameraDefault;
      return this;
    }

    /**
     * Sets pictures captured per second.
     *
     * @param newCameraCaptureFrameRate 1 or more; default 15
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder cameraCaptureFrameRate(int newCameraCaptureFrameRate) {
      cameraCaptureFrameRate =
          Check.atLeast("cameraCaptureFrameRate", newCameraCaptureFrameRate, 1);
      return this;
    }

    /**
     * Sets the width of sent pictures, in pixels.
     *
     * @param newVideoEncoderWidth 1 or more; default 360
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder videoEncoderWidth(int newVideoEncoderWidth) {
      videoEncoderWidth = Check.atLeast("videoEncoderWidth", newVideoEncoderWidth, 1);
      return this;
    }

    /**
     * Sets the height of sent pictures, in pixels.
     *
     * @param newVideoEncoderHeight 1 or more; default 640
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder videoEncoderHeight(int newVideoEncoderHeight) {
      videoEncoderHeight = Check.atLeast("videoEncoderHeight", newVideoEncoderHeight, 1);
      return this;
    }

    /**
     * Sets pictures sent per second.
     *
     * @param newVideoEncoderFrameRate 1 or more; default 15
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder videoEncoderFrameRate(int newVideoEncoderFrameRate) {
      videoEncoderFrameRate = Check.atLeast("videoEncoderFrameRate", newVideoEncoderFrameRate, 1);
      return this;
    }

    /**
     * Sets the bit rate, in kbit/s.
     *
     * @param newVideoEncoderBitRate 1 or more; default 512
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder videoEncoderBitRate(int newVideoEncoderBitRate) {
      videoEncoderBitRate = Check.atLeast("videoEncoderBitRate", newVideoEncoderBitRate, 1);
      return this;
    }

    /**
     * Sets the time between key frames, in milliseconds.
     *
     * @param newVideoEncoderKeyFrameInterval 1 or more; default 3000
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder videoEncoderKeyFrameInterval(int newVideoEncoderKeyFrameInterval) {
      videoEncoderKeyFrameInterval =
          Check.atLeast("videoEncoderKeyFrameInterval", newVideoEncoderKeyFrameInterval, 1);
      return this;
    }

    /**
     * Sets where video comes from.
     *
     * @param newVideoSourceType any but UNKNOWN; default {@link ARTCAICallVideoSourceType#Camera}
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder videoSourceType(ARTCAICallVideoSourceType newVideoSourceType) {
      videoSourceType = Check.known("videoSourceType", newVideoSourceType);
      return this;
    }

    /** {@return the value} */
    public ARTCAICallVideoConfig build() {
      return new ARTCAICallVideoConfig(this);
    }
  }
}
