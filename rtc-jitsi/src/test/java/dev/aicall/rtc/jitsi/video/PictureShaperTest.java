package dev.aicall.rtc.jitsi.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.media.VideoFrame;
import org.junit.jupiter.api.Test;

class PictureShaperTest {
  private static final VideoSettings LARGE = new VideoSettings(1_000, 1_000, 15, 1, 1);

  private final PictureShaper shaper = new PictureShaper();

  /** Luma is 10 × row + column. */
  private static VideoFrame frame(int width, int height, int rotation) {
    VideoFrame frame = VideoFrame.allocate(width, height, rotation, 0);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        frame.y().data().put(y * width + x, (byte) (10 * y + x));
      }
    }
    return frame;
  }

  private static String luma(Picture picture) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < picture.width() * picture.height(); i++) {
      text.append(i == 0 ? "" : i % picture.width() == 0 ? " / " : " ").append(picture.data()[i]);
    }
    return text.toString();
  }

  @Test
  void picturesAreTurnedClockwise() {
    assertThat(luma(shaper.shape(frame(3, 2, 0), LARGE))).isEqualTo("0 1 2 / 10 11 12");
    assertThat(luma(shaper.shape(frame(3, 2, 90), LARGE))).isEqualTo("10 0 / 11 1 / 12 2");
    assertThat(luma(shaper.shape(frame(3, 2, 180), LARGE))).isEqualTo("12 11 10 / 2 1 0");
    assertThat(luma(shaper.shape(frame(3, 2, 270), LARGE))).isEqualTo("2 12 / 1 11 / 0 10");
  }

  @Test
  void largePicturesAreAveraged() {
    VideoSettings small = new VideoSettings(4, 2, 15, 1, 1);

    assertThat(luma(shaper.shape(frame(8, 4, 0), small))).isEqualTo("6 8 10 12 / 26 28 30 32");
  }

  @Test
  void theConfigIsABoxForEitherWay() {
    VideoSettings settings = VideoSettings.of(ARTCAICallVideoConfig.builder().build());

    assertThat(settings.fit(640, 360)).isEqualTo(new VideoSettings.Size(640, 360));
    assertThat(settings.fit(360, 640)).isEqualTo(new VideoSettings.Size(360, 640));
    assertThat(settings.fit(1_920, 1_080)).isEqualTo(new VideoSettings.Size(640, 360));
    assertThat(settings.fit(1_000, 1_000)).isEqualTo(new VideoSettings.Size(360, 360));
    assertThat(settings.fit(321, 241)).isEqualTo(new VideoSettings.Size(321, 241));
    assertThat(settings.encoderBitsPerSecond()).isEqualTo(512_000);
    assertThat(new VideoSettings(2, 2, 60, 600, 1).encoderBitsPerSecond()).isEqualTo(300);
  }
}
