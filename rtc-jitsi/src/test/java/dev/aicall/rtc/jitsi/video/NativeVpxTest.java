package dev.aicall.rtc.jitsi.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeVpxTest {
  private final Picture picture = new Picture();
  private final Picture shown = new Picture();
  private final NativeVpx.Coded coded = new NativeVpx.Coded();

  @Test
  void picturesComeOutAsTheyWentIn() {
    for (int[] size : new int[][] {{320, 240}, {322, 241}, {17, 9}}) {
      try (NativeVpx.Encoder encoder = new NativeVpx.Encoder(size[0], size[1], 512_000, 3_000);
          NativeVpx.Decoder decoder = new NativeVpx.Decoder()) {
        for (int i = 0; i < 30; i++) {
          TestPictures.gradient(picture, size[0], size[1], i);
          assertThat(encoder.encode(picture, 2L * i, false, coded)).isZero();
          assertThat(coded.isKey()).isEqualTo(i == 0);
          assertThat(decoder.decode(coded.data(), 0, coded.length(), shown)).isZero();
          assertThat(shown.width()).isEqualTo(size[0]);
          assertThat(shown.height()).isEqualTo(size[1]);
          assertThat(TestPictures.lumaDifference(picture, shown)).isLessThan(3);
        }
      }
    }
  }

  @Test
  void aKeyFrameIsMadeWhenAskedFor() {
    try (NativeVpx.Encoder encoder = new NativeVpx.Encoder(64, 48, 256_000, 3_000)) {
      for (int i = 0; i < 10; i++) {
        TestPictures.gradient(picture, 64, 48, i);
        encoder.encode(picture, i, i == 5, coded);
        assertThat(coded.isKey()).isEqualTo(i == 0 || i == 5);
      }
    }
  }

  @Test
  void afterClosingNothingHappens() {
    NativeVpx.Encoder encoder = new NativeVpx.Encoder(64, 48, 256_000, 3_000);
    NativeVpx.Decoder decoder = new NativeVpx.Decoder();
    TestPictures.gradient(picture, 64, 48, 0);
    encoder.encode(picture, 0, false, coded);
    encoder.close();
    encoder.close();
    decoder.close();
    decoder.close();

    assertThat(encoder.encode(picture, 1, false, new NativeVpx.Coded())).isEqualTo(-1);
    assertThat(decoder.decode(coded.data(), 0, coded.length(), shown)).isEqualTo(-1);
  }

  @Test
  void aHugePictureIsRefusedBeforeItIsAllocated() {
    byte[] header = {0x10, 0, 0, (byte) 0x9d, 1, 0x2a, (byte) 0xff, 0x3f, (byte) 0xff, 0x3f, 0, 0};
    try (NativeVpx.Decoder decoder = new NativeVpx.Decoder()) {
      assertThat(decoder.decode(header, 0, header.length, shown)).isEqualTo(-1);
    }
  }
}
