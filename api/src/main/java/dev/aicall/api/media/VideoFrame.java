package dev.aicall.api.media;

import java.nio.ByteBuffer;

/**
 * A picture in I420: a full-size luma plane and two chroma planes of half width and height, each
 * with its own stride. Lent: the planes are valid only inside the callback that hands it over.
 */
public final class VideoFrame {
  private final int width;
  private final int height;
  private final int rotationDegrees;
  private final long timestampNanos;
  private final Plane y;
  private final Plane u;
  private final Plane v;

  /**
   * One plane of samples.
   *
   * @param data the samples, read from position 0 on
   * @param stride bytes from one row to the next, at least the plane's width
   */
  public record Plane(ByteBuffer data, int stride) {}

  /**
   * Wraps planes without copying them.
   *
   * @param width pixels in a row, at least 1
   * @param height rows, at least 1
   * @param rotationDegrees clockwise turn to apply when shown: 0, 90, 180 or 270
   * @param timestampNanos time of capture on the sender's own ticker
   * @param y luma, {@code width} × {@code height}
   * @param u blue chroma, half of each, rounded up
   * @param v red chroma, half of each, rounded up
   */
  public VideoFrame(
      int width, int height, int rotationDegrees, long timestampNanos, Plane y, Plane u, Plane v) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("size: at least 1x1, got " + width + "x" + height);
    }
    if (rotationDegrees < 0 || rotationDegrees > 270 || rotationDegrees % 90 != 0) {
      throw new IllegalArgumentException(
          "rotationDegrees: 0, 90, 180 or 270, got " + rotationDegrees);
    }
    this.width = width;
    this.height = height;
    this.rotationDegrees = rotationDegrees;
    this.timestampNanos = timestampNanos;
    this.y = checked("y", y, width, height);
    this.u = checked("u", u, half(width), half(height));
    this.v = checked("v", v, half(width), half(height));
  }

  /**
   * Creates an own frame with tightly packed planes, all zero (dark green).
   *
   * @param width pixels in a row, at least 1
   * @param height rows, at least 1
   * @param rotationDegrees clockwise turn to apply when shown: 0, 90, 180 or 270
   * @param timestampNanos time of capture on the sender's own ticker
   * @return a frame that nobody else writes to
   */
  public static VideoFrame allocate(
      int width, int height, int rotationDegrees, long timestampNanos) {
    return new VideoFrame(
        width,
        height,
        rotationDegrees,
        timestampNanos,
        packed(width, height),
        packed(half(width), half(height)),
        packed(half(width), half(height)));
  }

  /**
   * Returns the width.
   *
   * @return pixels in a row, before rotation
   */
  public int width() {
    return width;
  }

  /**
   * Returns the height.
   *
   * @return rows, before rotation
   */
  public int height() {
    return height;
  }

  /**
   * Returns the turn to apply when shown.
   *
   * @return degrees clockwise: 0, 90, 180 or 270
   */
  public int rotationDegrees() {
    return rotationDegrees;
  }

  /**
   * Returns the time of capture.
   *
   * @return nanoseconds on the sender's ticker; only differences mean something
   */
  public long timestampNanos() {
    return timestampNanos;
  }

  /**
   * Returns the luma plane.
   *
   * @return {@link #width()} × {@link #height()} samples
   */
  public Plane y() {
    return y;
  }

  /**
   * Returns the blue chroma plane.
   *
   * @return half of width and height, rounded up
   */
  public Plane u() {
    return u;
  }

  /**
   * Returns the red chroma plane.
   *
   * @return half of width and height, rounded up
   */
  public Plane v() {
    return v;
  }

  /**
   * Copies the picture, so that it can be kept after the callback.
   *
   * @return an own frame with tightly packed planes
   */
  public VideoFrame copy() {
    VideoFrame copy = allocate(width, height, rotationDegrees, timestampNanos);
    copyPlane(y, copy.y, width, height);
    copyPlane(u, copy.u, half(width), half(height));
    copyPlane(v, copy.v, half(width), half(height));
    return copy;
  }

  private static void copyPlane(Plane from, Plane to, int width, int height) {
    for (int row = 0; row < height; row++) {
      to.data.put(row * to.stride, from.data, row * from.stride, width);
    }
  }

  private static Plane packed(int width, int height) {
    return new Plane(ByteBuffer.allocate(width * height), width);
  }

  private static Plane checked(String name, Plane plane, int width, int height) {
    int needed = plane.stride * (height - 1) + width;
    if (plane.stride < width || plane.data.limit() < needed) {
      throw new IllegalArgumentException(
          name
              + " plane: stride at least "
              + width
              + " and "
              + needed
              + " bytes, got stride "
              + plane.stride
              + " and "
              + plane.data.limit());
    }
    return plane;
  }

  private static int half(int size) {
    return (size + 1) / 2;
  }
}
