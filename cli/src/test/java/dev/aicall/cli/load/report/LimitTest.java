package dev.aicall.cli.load.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {
  private final Map<String, Double> figures = new HashMap<>();

  @ParameterizedTest
  @CsvSource({
    "setup.p95, 500ms, setup.p95, 500, setup.p95 at most 500 ms",
    "answer.p99, 1.5s, answer.p99, 1500, answer.p99 at most 1.50 s",
    "failed, 1%, failed%, 1, failed at most 1.0 %",
    "failed, 2, failed, 2, failed at most 2",
    "rss, 2GB, rss, 2048, rss at most 2048 MB",
    "cpu, 80%, cpu, 80, cpu at most 80 %"
  })
  void limitsAreReadWithTheirUnits(
      String name, String value, String figure, double number, String text) {
    Limit limit = Limit.of(name, value, true);

    assertThat(limit.figure()).isEqualTo(figure);
    assertThat(limit).hasToString(text);
    figures.put(figure, number);
    assertThat(limit.check(figures).ok()).isTrue();
    figures.put(figure, number + 0.01);
    assertThat(limit.check(figures).ok()).isFalse();
  }

  @Test
  void theLeastIsTheOtherWayRound() {
    Limit limit = Limit.of("up", "50", false);

    figures.put("up", 50.0);
    assertThat(limit.check(figures).ok()).isTrue();
    figures.put("up", 49.0);
    assertThat(limit.check(figures).ok()).isFalse();
  }

  @Test
  void whatWasNotMeasuredIsBeyondEveryLimit() {
    assertThat(Limit.of("answer.p95", "9s", true).check(figures).ok()).isFalse();
    assertThat(Limit.of("answered", "0", false).check(figures).ok()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "setup.p95, 500, a time such as 500ms",
    "setup.p97, 500ms, one of setup.median",
    "failed%, 1, one of",
    "up, 5%, a number such as 10",
    "rss, 5, memory such as 600MB",
    "failed, -1, a number"
  })
  void whatIsWrongIsToldWithWhatIsRight(String name, String value, String reason) {
    assertThatThrownBy(() -> Limit.of(name, value, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void everyFigureIsInTheDocs() throws IOException {
    String docs = Files.readString(Path.of("..", "docs", "load.md"));

    FigureNames.units()
        .keySet()
        .forEach(
            name -> {
              String written = name.replaceFirst("\\.(median|p90|p95|p99|mean)$", ".max");
              assertThat(docs).as(name).contains("`" + written.replace("%", "") + "`");
            });
  }
}
