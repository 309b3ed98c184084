package dev.aicall.cli.e2e;

import dev.aicall.api.media.VideoFrame;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * A moving picture that says which one it is: a row of light and dark blocks is its number, below
 * it a bar wanders over a soft slope of grey. So a receiver knows how every point should look.
 */
final class TestPicture {
  private static final int BITS = 12;
  private static final int MAX_NUMBER = 1 << BITS;
  private static final int DARK = 48;
  private static final int LIGHT = 208;
  private static final int MIDDLE = (DARK + LIGHT) / 2;

  /** The number takes an eighth of the height. */
  private static final int NUMBER_PART = 8;

  /** A full way of the bar, in pictures. */
  private static final int WAY = 90;

  private TestPicture() {}

  /** Draws a picture. */
  static VideoFrame draw(int number, int width, int height, long timestampNanos) {
    VideoFrame frame = VideoFrame.allocate(width, height, 0, timestampNanos);
    ByteBuffer y = frame.y().data();
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        y.put(row * frame.y().stride() + column, (byte) luma(number, column, row, width, height));
      }
    }
    fill(frame.u().data());
    fill(frame.v().data());
    return frame;
  }

  /** Reads the number off a picture of any size; empty if its blocks are not clear. */
  static OptionalInt number(VideoFrame frame) {
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int column = (2 * bit + 1) * frame.width() / (2 * BITS);
      int seen = seen(frame, column, frame.height() / (2 * NUMBER_PART));
      if (Math.abs(seen - MIDDLE) < (LIGHT - DARK) / 4) {
        return OptionalInt.empty();
      }
      number |= seen > MIDDLE ? 1 << bit : 0;
    }
    return OptionalInt.of(number);
  }

  /** How much a picture differs from how it was drawn: the mean over its points, 0 to 255. */
  static double error(VideoFrame frame, int number) {
    long sum = 0;
    for (int row = 0; row < frame.height(); row++) {
      for (int column = 0; column < frame.width(); column++) {
        int drawn = luma(number, column, row, frame.width(), frame.height());
        sum += Math.abs(seen(frame, column, row) - drawn);
      }
    }
    return (double) sum / (frame.width() * frame.height());
  }

  private static int luma(int number, int column, int row, int width, int height) {
    if (row < height / NUMBER_PART) {
      int bit = column * BITS / width;
      return (number % MAX_NUMBER >> bit & 1) == 1 ? LIGHT : DARK;
    }
    int bar = number % WAY * width / WAY;
    boolean inBar = column >= bar && column < bar + width / 8 && row > height / 2;
    return inBar ? LIGHT : 80 + 80 * row / height;
  }

  private static int seen(VideoFrame frame, int column, int row) {
    return frame.y().data().get(row * frame.y().stride() + column) & 0xff;
  }

  private static void fill(ByteBuffer plane) {
    for (int i = 0; i < plane.limit(); i++) {
      plane.put(i, (byte) 128);
    }
  }
}
