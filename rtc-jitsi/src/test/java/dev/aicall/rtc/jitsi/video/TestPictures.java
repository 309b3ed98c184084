package dev.aicall.rtc.jitsi.video;

/** Pictures that move, and how far two are apart. */
final class TestPictures {
  private TestPictures() {}

  /** A slanted gradient that moves by two pixels a picture. */
  static void gradient(Picture picture, int width, int height, int number) {
    picture.resize(width, height);
    byte[] data = picture.data();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        data[y * width + x] = (byte) luma(x, y, number);
      }
    }
    for (int plane = 1; plane < 3; plane++) {
      int at = picture.offset(plane);
      int length = picture.planeWidth(plane) * picture.planeHeight(plane);
      for (int i = 0; i < length; i++) {
        data[at + i] = (byte) (plane == 1 ? 90 : 160);
      }
    }
  }

  static int luma(int x, int y, int number) {
    int phase = (x + y + 2 * number) % 256;
    return 40 + (phase < 128 ? phase : 255 - phase);
  }

  /** Mean difference of luma. */
  static double lumaDifference(Picture a, Picture b) {
    long sum = 0;
    int count = a.width() * a.height();
    for (int i = 0; i < count; i++) {
      sum += Math.abs((a.data()[i] & 0xff) - (b.data()[i] & 0xff));
    }
    return (double) sum / count;
  }
}
