package dev.aicall.rtc.jitsi.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class PictureRateTest {
  private final PictureRate rate = new PictureRate(512_000);

  private int afterReports(int reports, double loss) {
    int bits = 0;
    for (int i = 0; i < reports; i++) {
      rate.onLoss(loss);
      bits = rate.forEncoder();
    }
    return bits;
  }

  @Test
  void beginsWithAllThatIsConfigured() {
    assertThat(rate.forEncoder()).isEqualTo(512_000);
  }

  @Test
  void someLossChangesNothing() {
    assertThat(afterReports(100, 0.05)).isEqualTo(512_000);
  }

  @Test
  void heavyLossHalvesInAFewReports() {
    assertThat(afterReports(4, 0.3)).isCloseTo(267_000, Percentage.withPercentage(1));
  }

  @Test
  void neverLessThanIsOfUse() {
    assertThat(afterReports(200, 1)).isBetween(PictureRate.MIN_BITS_PER_SECOND, 36_000);
    PictureRate low = new PictureRate(20_000);
    low.onBandwidth(1);
    assertThat(low.forEncoder()).isEqualTo(20_000);
  }

  @Test
  void growsInStepsUntilItHasAllAgain() {
    int low = afterReports(10, 0.5);
    assertThat(afterReports(5, 0)).isEqualTo(low);
    assertThat(afterReports(1, 0)).isCloseTo((int) (1.34 * low), Percentage.withPercentage(1));
    assertThat(afterReports(100, 0)).isEqualTo(512_000);
  }

  @Test
  void takesNoMoreThanTheReceiver() {
    rate.onBandwidth(100_000);
    assertThat(rate.forEncoder()).isEqualTo(100_000);
    rate.onBandwidth(110_000);
    assertThat(rate.forEncoder()).isEqualTo(100_000);
    rate.onBandwidth(90_000);
    assertThat(rate.forEncoder()).isEqualTo(100_000);
    rate.onBandwidth(80_000);
    assertThat(rate.forEncoder()).isEqualTo(80_000);
    rate.onBandwidth(10_000_000);
    assertThat(rate.forEncoder()).isEqualTo(512_000);
  }
}
