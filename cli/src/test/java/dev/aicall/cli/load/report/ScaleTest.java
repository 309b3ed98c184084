package dev.aicall.cli.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {
  @Test
  void linesAreRound() {
    Scale scale = Scale.upTo(812, 1);

    assertThat(scale.lines()).containsExactly(0.0, 200.0, 400.0, 600.0, 800.0, 1_000.0);
    assertThat(scale.place(500)).isEqualTo(0.5);
    assertThat(scale.label(200)).isEqualTo("200");
  }

  @Test
  void whatIsExactlyAtALineNeedsNoMore() {
    assertThat(Scale.upTo(100, 1).end()).isEqualTo(100);
  }

  @Test
  void smallNumbersHaveDigits() {
    assertThat(Scale.upTo(0.3, 0.1).label(0.1)).isEqualTo("0.1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNoNumberToShowReachesToTheLeast(double greatest) {
    Scale scale = Scale.upTo(greatest, 10);

    assertThat(scale.end()).isEqualTo(10);
    assertThat(scale.place(0)).isZero();
    assertThat(Scale.exactly(greatest).end()).isFinite().isPositive();
  }

  @Test
  void nothingIsDrawnOutside() {
    assertThat(Scale.upTo(10, 1).place(1e9)).isEqualTo(1);
    assertThat(Scale.upTo(10, 1).place(-5)).isZero();
  }
}
