package dev.aicall.benchmarks;

import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The way of a message through the engine against Jackson alone: {@link CodecBenchmark}. */
final class CodecRatios {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private CodecRatios() {}

  static void run() throws RunnerException, IOException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(CodecBenchmark.class.getSimpleName())
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();
    Table table =
        new Table("codec", "way", "aicall", "bare", "ratio", "goal", "allocation", "bare");
    add(table, results, "inbound", 0.8);
    add(table, results, "outbound", 0.7);
    Figures.publish(table);
  }

  private static void add(
      Table table, Collection<RunResult> results, String direction, double goal) {
    RunResult ours = find(results, direction + "Aicall");
    RunResult bare = find(results, direction + "BareJackson");
    table.row(
        direction,
        millions(ours),
        millions(bare),
        Table.ratio(perSecond(ours) / perSecond(bare)),
        "at least " + goal,
        Table.number(allocation(ours)) + " B",
        Table.number(allocation(bare)) + " B");
  }

  private static String millions(RunResult result) {
    return String.format(Locale.ROOT, "%.2f M/s", perSecond(result) / 1e6);
  }

  private static RunResult find(Collection<RunResult> results, String method) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
        .findFirst()
        .orElseThrow();
  }

  /** The median over all iterations: the machine is shared and noisy. */
  private static double perSecond(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(50) * 1_000;
  }

  private static double allocation(RunResult result) {
    return Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATION)).getScore();
  }
}
