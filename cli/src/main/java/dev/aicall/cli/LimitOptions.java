package dev.aicall.cli;

import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.load.report.Limit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What the figures of a load are held to. */
final class LimitOptions {
  @Option(
      names = "--max",
      paramLabel = "FIGURE=VALUE",
      description = {
        "End with 6 if a figure is greater: setup.p95=500ms, answer.p99=1.5s, failed=1%%, failed=2,"
            + " unanswered=0, cpu=80%%, rss=600MB. May be repeated. Figures: setup, answer, echo, rtt,"
            + " jitter (each .median, .p90, .p95, .p99, .max, .mean), failed, unanswered, errors,"
            + " and more (docs/load.md). Default: failed=0."
      })
  private Map<String, String> most = new LinkedHashMap<>();

  @Option(
      names = "--min",
      paramLabel = "FIGURE=VALUE",
      description = "The same if it is less: up=50, answered=200.")
  private Map<String, String> least = new LinkedHashMap<>();

  List<Limit> limits() {
    List<Limit> limits = new ArrayList<>();
    most.forEach((name, value) -> limits.add(limit("--max", name, value, true)));
    least.forEach((name, value) -> limits.add(limit("--min", name, value, false)));
    return limits;
  }

  private static Limit limit(String option, String name, String value, boolean isMost) {
    try {
      return Limit.of(name, value, isMost);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, option + ": " + e.getMessage(), "docs/load.md", e);
    }
  }
}
