package dev.aicall.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.testkit.golden.GoldenResult.Outcome;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs the recordings of the AICallKit Web SDK against our engine and codecs. With {@code
 * -Dgolden.dir} another folder of the same format is run; its rules may go unused.
 */
class GoldenConformanceTest {
  private static final String DIR_PROPERTY = "golden.dir";
  private static final Path REPORT = Path.of("target", "golden-report.json");
  private static final Path DEVIATIONS = Path.of("..", "docs", "deviations.md");

  /** A table of exceptions that explains more than this would be no conformance. */
  private static final double MOST_DEVIATING = 0.25;

  private static GoldenReport report;

  @BeforeAll
  static void run() throws URISyntaxException {
    String dir = System.getProperty(DIR_PROPERTY);
    Path folder =
        dir == null
            ? Path.of(GoldenConformanceTest.class.getResource("/golden").toURI())
            : Path.of(dir);
    try (GoldenRunner runner = new GoldenRunner()) {
      report = new GoldenReport(runner.run(GoldenSet.of(folder).cases()));
    }
    report.write(REPORT);
    report.failed().forEach(r -> System.out.println(r.golden().name() + ": " + r.difference()));
    System.out.println("golden: unused rules " + report.unusedRules());
    System.out.println(
        "golden: " + report.sameTexts() + " of " + report.texts() + " JSON texts byte for byte");
    System.out.println(report.summary());
  }

  @Test
  void noCaseFails() {
    assertThat(report.failed()).extracting(result -> result.golden().name()).isEmpty();
  }

  @Test
  void fewCasesDeviate() {
    assertThat((double) report.count(Outcome.DEVIATING) / report.results().size())
        .isLessThan(MOST_DEVIATING);
  }

  @Test
  void everyRuleIsUsed() {
    if (System.getProperty(DIR_PROPERTY) == null) {
      assertThat(report.unusedRules()).isEmpty();
    }
  }

  @Test
  void everyRuleStandsInTheTableOfDeviations() throws IOException {
    String table = Files.readString(DEVIATIONS);

    for (Map.Entry<String, List<Rule>> group : Rules.groups().entrySet()) {
      for (Rule rule : group.getValue()) {
        assertThat(table).contains(rule.row(group.getKey()));
      }
    }
  }
}
