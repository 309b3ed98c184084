package dev.aicall.api.config;

import dev.aicall.api.model.ARTCAICallAgentViewMirrorMode;
import dev.aicall.api.model.ARTCAICallAgentViewMode;
import dev.aicall.api.model.ARTCAICallAgentViewRotationMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where and how video is drawn.
 *
 * <p>The view is a {@code dev.aicall.api.media.VideoFrameSink}, which gets every picture. Source:
 * AICallKit iOS and Android ({@code ARTCAICallVideoCanvas}).
 */
public final class ARTCAICallViewConfig {

  /** As on iOS. */
  public static final ARTCAICallAgentViewMode DEFAULT_VIEW_MODE = ARTCAICallAgentViewMode.Auto;

  /** As on iOS. */
  public static final ARTCAICallAgentViewMirrorMode DEFAULT_VIEW_MIRROR_MODE =
      ARTCAICallAgentViewMirrorMode.OnlyFrontCameraPreviewEnabled;

  /** As on iOS. */
  public static final ARTCAICallAgentViewRotationMode DEFAULT_VIEW_ROTATION_MODE =
      ARTCAICallAgentViewRotationMode.Rotation_0;

  /** As on Android. */
  public static final boolean DEFAULT_Z_ORDER_ON_TOP = true;

  /** As on Android. */
  public static final boolean DEFAULT_Z_ORDER_MEDIA_OVERLAY = true;

  private final Object view;
  private final ARTCAICallAgentViewMode viewMode;
  private final ARTCAICallAgentViewMirrorMode viewMirrorMode;
  private final ARTCAICallAgentViewRotationMode viewRotationMode;
  private final boolean zOrderOnTop;
  private final boolean zOrderMediaOverlay;

  private ARTCAICallViewConfig(Builder builder) {
    view = Check.required("view", builder.view);
    viewMode = builder.viewMode;
    viewMirrorMode = builder.viewMirrorMode;
    viewRotationMode = builder.viewRotationMode;
    zOrderOnTop = builder.zOrderOnTop;
    zOrderMediaOverlay = builder.zOrderMediaOverlay;
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
    builder.zOrderOnTop = zOrderOnTop;
    builder.zOrderMediaOverlay = zOrderMediaOverlay;
    return builder;
  }

  /** {@return where video is drawn} A {@code VideoFrameSink}, required. */
  public Object getView() {
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

  /** {@return whether the view lies above the window, where that exists} Default true. */
  public boolean isZOrderOnTop() {
    return zOrderOnTop;
  }

  /** {@return whether the view lies above other views of video, where that exists} Default true. */
  public boolean isZOrderMediaOverlay() {
    return zOrderMediaOverlay;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallViewConfig")
        .with("view", view)
        .with("viewMode", viewMode)
        .with("viewMirrorMode", viewMirrorMode)
        .with("viewRotationMode", viewRotationMode)
        .with("zOrderOnTop", zOrderOnTop)
        .with("zOrderMediaOverlay", zOrderMediaOverlay);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallViewConfig that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /** Collects the parts of an {@link ARTCAICallViewConfig}. Not for use by several threads. */
  public static final class Builder {

    private @Nullable Object view;
    private ARTCAICallAgentViewMode viewMode = DEFAULT_VIEW_MODE;
    private ARTCAICallAgentViewMirrorMode viewMirrorMode = DEFAULT_VIEW_MIRROR_MODE;
    private ARTCAICallAgentViewRotationMode viewRotationMode = DEFAULT_VIEW_ROTATION_MODE;
    private boolean zOrderOnTop = DEFAULT_Z_ORDER_ON_TOP;
    private boolean zOrderMediaOverlay = DEFAULT_Z_ORDER_MEDIA_OVERLAY;

    private Builder() {}

    /**
     * Sets where video is drawn.
     *
     * @param newView a {@code VideoFrameSink}, required
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder view(Object newView) {
      view = Check.renderTarget("view", Objects.requireNonNull(newView, "view"));
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
     * Sets whether the view lies above the window, where that exists.
     *
     * @param newZOrderOnTop whether the view lies above the window, where that exists; default true
     * @return this builder
     */
    public Builder zOrderOnTop(boolean newZOrderOnTop) {
      zOrderOnTop = newZOrderOnTop;
      return this;
    }

    /**
     * Sets whether the view lies above other views of video, where that exists.
     *
     * @param newZOrderMediaOverlay whether the view lies above other views of video, where that
     *     exists; default true
     * @return this builder
     */
    public Builder zOrderMediaOverlay(boolean newZOrderMediaOverlay) {
      zOrderMediaOverlay = newZOrderMediaOverlay;
      return this;
    }

    /**
     * {@return the value}
     *
     * @throws IllegalArgumentException if a required part was not set
     */
    public ARTCAICallViewConfig build() {
      return new ARTCAICallViewConfig(this);
    }
  }
}
