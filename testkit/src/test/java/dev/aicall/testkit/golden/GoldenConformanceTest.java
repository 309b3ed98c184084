package dev.aicall.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aicall.testkit.golden.GoldenResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs the recordings of the AICallKit Web SDK against our engine and codecs. With {@code
 * -Dgolden.dir} another folder of the same format is run; its rules may go unused.
 */
class GoldenConformanceTest {
  private static final Path REPORT = Path.of("target", "golden-report.json");
  private static final Path DEVIATIONS = Path.of("..", "docs", "deviations.md");

  /** A table of exceptions that explains more than this would be no conformance. */
  private static final double MOST_DEVIATING = 0.25;

  private static GoldenReport report;

  @BeforeAll
  static void run() {
    try (GoldenRunner runner = new GoldenRunner()) {
      report = new GoldenReport(runner.run(GoldenSet.of(GoldenFolder.chosen()).cases()));
    }
    report.write(REPORT);
    report.print(System.out);
  }

  @Test
  void noCaseFails() {
    assertThat(report.failed()).extracting(result -> result.golden().name()).isEmpty();
  }

  @Test
  void fewCasesDeviate() {
    assumeTrue(GoldenFolder.isVendored(), "another folder may hold any share of odd cases");

    assertThat((double) report.count(Outcome.DEVIATING) / report.results().size())
        .isLessThan(MOST_DEVIATING);
  }

  @Test
  void everyRuleIsUsed() {
    assumeTrue(GoldenFolder.isVendored(), "another folder need not use every rule");

    assertThat(report.unusedRules()).isEmpty();
  }

  @Test
  void everyRuleStandsInTheTableOfDeviations() throws IOException {
    String table = Files.readString(DEVIATIONS);

    Rules.groups()
        .forEach(
            (group, rules) ->
                rules.forEach(rule -> assertThat(table).contains("\n" + rule.row(group))));
  }
}
