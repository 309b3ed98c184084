package dev.aicall.rtc.jitsi.video;

import dev.aicall.api.media.VideoFrame;

/**
 * Copies a frame, turns it upright and makes it smaller: there is no header extension that tells
 * the other side to turn it. Its pictures are used again. For one thread.
 */
final class PictureShaper {
  private final Picture copied = new Picture();
  private final Picture turned = new Picture();
  private final Picture scaled = new Picture();

  /** Returns the shaped picture, valid until the next call. */
  Picture shape(VideoFrame frame, VideoSettings settings) {
    copied.copy(frame);
    Picture upright = copied;
    if (frame.rotationDegrees() != 0) {
      turn(frame.rotationDegrees());
      upright = turned;
    }
    VideoSettings.Size size = settings.fit(upright.width(), upright.height());
    if (size.width() == upright.width() && size.height() == upright.height()) {
      return upright;
    }
    scaled.resize(size.width(), size.height());
    for (int plane = 0; plane < 3; plane++) {
      scale(upright, scaled, plane);
    }
    return scaled;
  }

  /** Clockwise. */
  private void turn(int degrees) {
    boolean sideways = degrees != 180;
    turned.resize(
        sideways ? copied.height() : copied.width(), sideways ? copied.width() : copied.height());
    for (int plane = 0; plane < 3; plane++) {
      int width = turned.planeWidth(plane);
      int height = turned.planeHeight(plane);
      int sourceWidth = copied.planeWidth(plane);
      int start = copied.offset(plane);
      int at = turned.offset(plane);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int from =
              switch (degrees) {
                case 90 -> (width - 1 - x) * sourceWidth + y;
                case 180 -> (height - 1 - y) * sourceWidth + width - 1 - x;
                default -> x * sourceWidth + height - 1 - y;
              };
          turned.data()[at++] = copied.data()[start + from];
        }
      }
    }
  }

  /** Each sample is the mean of those that it stands for. */
  private static void scale(Picture from, Picture to, int plane) {
    int sourceWidth = from.planeWidth(plane);
    int sourceHeight = from.planeHeight(plane);
    int width = to.planeWidth(plane);
    int height = to.planeHeight(plane);
    byte[] source = from.data();
    int at = to.offset(plane);
    for (int y = 0; y < height; y++) {
      int top = (int) ((long) y * sourceHeight / height);
      int bottom = Math.max(top + 1, (int) ((y + 1L) * sourceHeight / height));
      for (int x = 0; x < width; x++) {
        int left = (int) ((long) x * sourceWidth / width);
        int right = Math.max(left + 1, (int) ((x + 1L) * sourceWidth / width));
        int sum = 0;
        for (int row = top; row < bottom; row++) {
          int rowStart = from.offset(plane) + row * sourceWidth;
          for (int column = left; column < right; column++) {
            sum += source[rowStart + column] & 0xff;
          }
        }
        int count = (bottom - top) * (right - left);
        to.data()[at++] = (byte) ((sum + count / 2) / count);
      }
    }
  }
}
