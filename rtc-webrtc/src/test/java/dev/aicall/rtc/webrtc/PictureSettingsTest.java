package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.rtc.webrtc.PictureSettings.Size;
import org.junit.jupiter.api.Test;

class PictureSettingsTest {
  private final PictureSettings settings =
      PictureSettings.of(ARTCAICallVideoConfig.builder().build());

  @Test
  void smallPicturesStayAsTheyAre() {
    assertThat(settings.fit(360, 640)).isEqualTo(new Size(360, 640));
    assertThat(settings.fit(33, 17)).isEqualTo(new Size(33, 17));
  }

  @Test
  void largePicturesAreScaledIntoTheBoxWhicheverWayTheyLie() {
    assertThat(settings.fit(1_080, 1_920)).isEqualTo(new Size(360, 640));
    assertThat(settings.fit(1_920, 1_080)).isEqualTo(new Size(640, 360));
    assertThat(settings.fit(1_000, 1_000)).isEqualTo(new Size(360, 360));
    assertThat(settings.fit(10_000, 10)).isEqualTo(new Size(640, 2));
  }

  @Test
  void unitsAreThoseOfTheConfig() {
    assertThat(settings.bitsPerSecond()).isEqualTo(512_000);
    assertThat(settings.frameNanos()).isEqualTo(66_666_666);
  }
}
