package dev.aicall.api.config;

import dev.aicall.api.model.ARTCAICallAgentViewMirrorMode;
import dev.aicall.api.model.ARTCAICallAgentViewMode;
import dev.aicall.api.model.ARTCAICallAgentViewRotationMode;
import org.jspecify.annotations.Nullable;

/**
 * Older twin of {@link ARTCAICallVideoConfig} for vision agents.
 *
 * <p>Source: AICallKit iOS 1.8.
 */
public final class ARTCAICallVisionConfig {

  /** As on iOS. */
  public static final ARTCAICallAgentViewMode DEFAULT_VIEW_MODE = ARTCAICallAgentViewMode.Auto;

  /** As on iOS. */
  public static final ARTCAICallAgentViewMirrorMode DEFAULT_VIEW_MIRROR_MODE =
      ARTCAICallAgentViewMirrorMode.OnlyFrontCameraPreviewEnabled;

  /** As on iOS. */
  public static final ARTCAICallAgentViewRotationMode DEFAULT_VIEW_ROTATION_MODE =
      ARTCAICallAgentViewRotationMode.Rotation_0;

  /** As on iOS. */
  public static final boolean DEFAULT_USE_HIGH_QUALITY_PREVIEW = true;

  /** As on iOS. */
  public static final int DEFAULT_CAMERA_CAPTURE_FRAME_RATE = 15;

  /** Portrait, as on iOS. */
  public static final int DEFAULT_WIDTH = 360;

  /** Portrait, as on iOS. */
  public static final int DEFAULT_HEIGHT = 640;

  /** As on iOS. */
  public static final int DEFAULT_FRAME_RATE = 15;

  /** As on iOS. */
  public static final int DEFAULT_BITRATE = 512;

  /** As on iOS. */
  public static final int DEFAULT_KEY_FRAME_INTERVAL = 1000;

  private final @Nullable Object view;
  private final ARTCAICallAgentViewMode viewMode;
  private final ARTCAICallAgentViewMirrorMode viewMirrorMode;
  private final ARTCAICallAgentViewRotationMode viewRotationMode;
  private final boolean useHighQualityPreview;
  private final int cameraCaptureFrameRate;
  private final int width;
  private final int height;
  private final int frameRate;
  private final int bitrate;
  private final int keyFrameInterval;

  private ARTCAICallVisionConfig(Builder builder) {
    view = builder.view;
    viewMode = builder.viewMode;
    viewMirrorMode = builder.viewMirrorMode;
    viewRotationMode = builder.viewRotationMode;
    useHighQualityPreview = builder.useHighQualityPreview;
    cameraCaptureFrameRate = builder.cameraCaptureFrameRate;
    width = builder.width;
    height = builder.height;
    frameRate = builder.frameRate;
    bitrate = builder.bitrate;
    keyFrameInterval = builder.keyFrameInterval;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.view = view;
    builder.viewMode = viewMode;
    builder.viewMirrorMode = viewMirrorMode;
    builder.viewRotationMode = viewRotationMode;
    builder.useHighQualityPreview = useHighQualityPreview;
    builder.cameraCaptureFrameRate = cameraCaptureFrameRate;
    builder.width = width;
    builder.height = height;
    builder.frameRate = frameRate;
    builder.bitrate = bitrate;
    builder.keyFrameInterval = keyFrameInterval;
    return builder;
  }

  /** {@return where the preview is drawn} A {@code VideoFrameSink}; null for no preview. */
  public @Nullable Object getView() {
    return view;
  }

  /**
   * {@return how the picture is fitted} Any but UNKNOWN; default {@link
   * ARTCAICallAgentViewMode#Auto}.
   */
  public ARTCAICallAgentViewMode getViewMode() {
    return viewMode;
  }

  /**
   * {@return when the picture is mirrored} Any but UNKNOWN; default {@link
   * ARTCAICallAgentViewMirrorMode#OnlyFrontCameraPreviewEnabled}.
   */
  public ARTCAICallAgentViewMirrorMode getViewMirrorMode() {
    return viewMirrorMode;
  }

  /**
   * {@return how far the picture is turned} Any but UNKNOWN; default {@link
   * ARTCAICallAgentViewRotationMode#Rotation_0}.
   */
  public ARTCAICallAgentViewRotationMode getViewRotationMode() {
    return viewRotationMode;
  }

  /** {@return whether the preview has the camera's full quality} Default true. */
  public boolean isUseHighQualityPreview() {
    return useHighQualityPreview;
  }

  /** {@return pictures captured per second} 1 or more; default 15. */
  public int getCameraCaptureFrameRate() {
    return cameraCaptureFrameRate;
  }

  /** {@return the width of sent pictures, in pixels} 1 or more; default 360. */
  public int getWidth() {
    return width;
  }

  /** {@return the height of sent pictures, in pixels} 1 or more; default 640. */
  public int getHeight() {
    return height;
  }

  /** {@return pictures sent per second} 1 or more; default 15. */
  public int getFrameRate() {
    return frameRate;
  }

  /** {@return the bit rate, in kbit/s} 1 or more; default 512. */
  public int getBitrate() {
    return bitrate;
  }

  /** {@return the time between key frames, in milliseconds} 1 or more; default 1000. */
  public int getKeyFrameInterval() {
    return keyFrameInterval;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallVisionConfig")
        .with("view", view)
        .with("viewMode", viewMode)
        .with("viewMirrorMode", viewMirrorMode)
        .with("viewRotationMode", viewRotationMode)
        .with("useHighQualityPreview", useHighQualityPreview)
        .with("cameraCaptureFrameRate", cameraCaptureFrameRate)
        .with("width", width)
        .with("height", height)
        .with("frameRate", frameRate)
        .with("bitrate", bitrate)
        .with("keyFrameInterval", keyFrameInterval);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallVisionConfig that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /** Collects the parts of an {@link ARTCAICallVisionConfig}. Not for use by several threads. */
  public static final class Builder {

    private @Nullable Object view;
    private ARTCAICallAgentViewMode viewMode = DEFAULT_VIEW_MODE;
    private ARTCAICallAgentViewMirrorMode viewMirrorMode = DEFAULT_VIEW_MIRROR_MODE;
    private ARTCAICallAgentViewRotationMode viewRotationMode = DEFAULT_VIEW_ROTATION_MODE;
    private boolean useHighQualityPreview = DEFAULT_USE_HIGH_QUALITY_PREVIEW;
    private int cameraCaptureFrameRate = DEFAULT_CAMERA_CAPTURE_FRAME_RATE;
    private int width = DEFAULT_WIDTH;
    private int height = DEFAULT_HEIGHT;
    private int frameRate = DEFAULT_FRAME_RATE;
    private int bitrate = DEFAULT_BITRATE;
    private int keyFrameInterval = DEFAULT_KEY_FRAME_INTERVAL;

    private Builder() {}

    /**
     * Sets where the preview is drawn.
     *
     * @param newView a {@code VideoFrameSink}; null for no preview
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder view(@Nullable Object newView) {
      view = newView == null ? null : Check.renderTarget("view", newView);
      return this;
    }

    /**
     * Sets how the picture is fitted.
     *
     * @param newViewMode any but UNKNOWN; default {@link ARTCAICallAgentViewMode#Auto}
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder viewMode(ARTCAICallAgentViewMode newViewMode) {
      viewMode = Check.known("viewMode", newViewMode);
      return this;
    }

    /**
     * Sets when the picture is mirrored.
     *
     * @param newViewMirrorMode any but UNKNOWN; default {@link
     *     ARTCAICallAgentViewMirrorMode#OnlyFrontCameraPreviewEnabled}
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder viewMirrorMode(ARTCAICallAgentViewMirrorMode newViewMirrorMode) {
      viewMirrorMode = Check.known("viewMirrorMode", newViewMirrorMode);
      return this;
    }

    /**
     * Sets how far the picture is turned.
     *
     * @param newViewRotationMode any but UNKNOWN; default {@link
     *     ARTCAICallAgentViewRotationMode#Rotation_0}
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder viewRotationMode(ARTCAICallAgentViewRotationMode newViewRotationMode) {
      viewRotationMode = Check.known("viewRotationMode", newViewRotationMode);
      return this;
    }

    /**
     * Sets whether the preview has the camera's full quality.
     *
     * @param newUseHighQualityPreview whether the preview has the camera's full quality; default
     *     true
     * @return this builder
     */
    public Builder useHighQualityPreview(boolean newUseHighQualityPreview) {
      useHighQualityPreview = newUseHighQualityPreview;
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
     * @param newWidth 1 or more; default 360
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder width(int newWidth) {
      width = Check.atLeast("width", newWidth, 1);
      return this;
    }

    /**
     * Sets the height of sent pictures, in pixels.
     *
     * @param newHeight 1 or more; default 640
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder height(int newHeight) {
      height = Check.atLeast("height", newHeight, 1);
      return this;
    }

    /**
     * Sets pictures sent per second.
     *
     * @param newFrameRate 1 or more; default 15
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder frameRate(int newFrameRate) {
      frameRate = Check.atLeast("frameRate", newFrameRate, 1);
      return this;
    }

    /**
     * Sets the bit rate, in kbit/s.
     *
     * @param newBitrate 1 or more; default 512
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder bitrate(int newBitrate) {
      bitrate = Check.atLeast("bitrate", newBitrate, 1);
      return this;
    }

    /**
     * Sets the time between key frames, in milliseconds.
     *
     * @param newKeyFrameInterval 1 or more; default 1000
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder keyFrameInterval(int newKeyFrameInterval) {
      keyFrameInterval = Check.atLeast("keyFrameInterval", newKeyFrameInterval, 1);
      return this;
    }

    /** {@return the value} */
    public ARTCAICallVisionConfig build() {
      return new ARTCAICallVisionConfig(this);
    }
  }
}
