package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.media.VideoFrame;
import org.junit.jupiter.api.Test;

class TestPictureTest {
  @Test
  void aPictureIsKnownByItsNumber() {
    for (int number : new int[] {0, 1, 89, 1234, 4095}) {
      VideoFrame frame = TestPicture.draw(number, 360, 640, 0);

      assertThat(TestPicture.number(frame)).hasValue(number);
      assertThat(TestPicture.error(frame, number)).isZero();
      assertThat(TestPicture.error(frame, number + 45)).isGreaterThan(3);
    }
  }

  @Test
  void whatIsNoPictureHasNoNumber() {
    assertThat(TestPicture.number(VideoFrame.allocate(360, 640, 0, 0))).hasValue(0);
    VideoFrame grey = VideoFrame.allocate(360, 640, 0, 0);
    for (int i = 0; i < grey.y().data().limit(); i++) {
      grey.y().data().put(i, (byte) 128);
    }
    assertThat(TestPicture.number(grey)).isEmpty();
  }
}
