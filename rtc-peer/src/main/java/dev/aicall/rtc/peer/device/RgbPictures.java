package dev.aicall.rtc.peer.device;

import dev.aicall.api.media.VideoFrame;
import java.awt.image.BufferedImage;

/** From pictures of the Java runtime to those of a call. */
final class RgbPictures {
  private RgbPictures() {}

  /** Converts by BT.601 with limited range, which is what VP8 is taken for. */
  static VideoFrame toFrame(BufferedImage image, long timestampNanos) {
    int width = image.getWidth() & ~1;
    int height = image.getHeight() & ~1;
    VideoFrame frame = VideoFrame.allocate(width, height, 0, timestampNanos);
    byte[] y = frame.y().data().array();
    byte[] u = frame.u().data().array();
    byte[] v = frame.v().data().array();
    int[] rows = new int[2 * width];
    for (int row = 0; row < height; row += 2) {
      image.getRGB(0, row, width, 2, rows, 0, width);
      for (int i = 0; i < rows.length; i++) {
        y[row * width + i] = luma(rows[i]);
      }
      int chroma = row / 2 * (width / 2);
      for (int column = 0; column < width; column += 2) {
        int a = rows[column];
        int b = rows[column + 1];
        int c = rows[width + column];
        int d = rows[width + column + 1];
        int red = mean(a >> 16 & 255, b >> 16 & 255, c >> 16 & 255, d >> 16 & 255);
        int green = mean(a >> 8 & 255, b >> 8 & 255, c >> 8 & 255, d >> 8 & 255);
        int blue = mean(a & 255, b & 255, c & 255, d & 255);
        u[chroma + column / 2] = (byte) (((-38 * red - 74 * green + 112 * blue + 128) >> 8) + 128);
        v[chroma + column / 2] = (byte) (((112 * red - 94 * green - 18 * blue + 128) >> 8) + 128);
      }
    }
    return frame;
  }

  private static byte luma(int rgb) {
    int red = rgb >> 16 & 255;
    int green = rgb >> 8 & 255;
    int blue = rgb & 255;
    return (byte) (((66 * red + 129 * green + 25 * blue + 128) >> 8) + 16);
  }

  private static int mean(int a, int b, int c, int d) {
    return (a + b + c + d + 2) / 4;
  }
}
