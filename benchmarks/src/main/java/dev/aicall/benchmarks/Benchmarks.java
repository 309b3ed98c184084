package dev.aicall.benchmarks;

import java.io.IOException;
import java.util.Collection;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs one benchmark by name and prints what {@code benchmarks/README.md} quotes. */
public final class Benchmarks {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private Benchmarks() {}

  /**
   * Runs a benchmark.
   *
   * @param args {@code codec}, {@code calls}, {@code setup}, {@code stacks} or {@code voice}
   * @throws RunnerException if JMH cannot run
   * @throws IOException if recordings cannot be read, or no process can be started
   * @throws InterruptedException if this thread is interrupted
   */
  public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
    String name = args.length == 1 ? args[0] : "";
    switch (name) {
      case "codec" -> codec();
      case "calls" -> FakeCalls.run();
      case "setup" -> CallSetup.run();
      case "stacks" -> StackBenchmark.run();
      case "voice" -> VoiceBenchmark.run();
      default -> {
        System.err.println(
            "which benchmark? -Dbench=codec, calls, setup, stacks or voice, got '" + name + "'");
        System.exit(2);
      }
    }
  }

  private static void codec() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(CodecBenchmark.class.getSimpleName())
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();
    printRatio(results, "inbound");
    printRatio(results, "outbound");
  }

  private static void printRatio(Collection<RunResult> results, String direction) {
    RunResult ours = find(results, direction + "Aicall");
    RunResult bare = find(results, direction + "BareJackson");
    System.out.printf(
        "%-8s  aicall %.0f/s  bare Jackson %.0f/s  ratio %.2f  allocation %.0f B, bare %.0f B%n",
        direction,
        perSecond(ours),
        perSecond(bare),
        perSecond(ours) / perSecond(bare),
        allocation(ours),
        allocation(bare));
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
