package dev.aicall.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Runs benchmarks by name, and publishes their {@link Figures}. */
public final class Benchmarks {
  private static final String ALL = "all";

  private static final Map<String, Benchmark> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("codec", CodecRatios::run);
    BY_NAME.put("calls", FakeCalls::run);
    BY_NAME.put("setup", CallSetup::run);
    BY_NAME.put("latency", LatencyBenchmark::run);
    BY_NAME.put("crowd", CrowdBenchmark::run);
    BY_NAME.put("stacks", StackBenchmark::run);
    BY_NAME.put("voice", VoiceBenchmark::run);
  }

  /** One of them. */
  private interface Benchmark {
    void run() throws RunnerException, IOException, InterruptedException;
  }

  private Benchmarks() {}

  /**
   * Runs a benchmark, or all of them, each in a process of its own.
   *
   * @param args its name
   * @throws RunnerException if JMH cannot run
   * @throws IOException if recordings cannot be read, or no process can be started
   * @throws InterruptedException if this thread is interrupted
   */
  public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
    String name = args.length == 1 ? args[0] : "";
    Benchmark one = BY_NAME.get(name);
    if (one != null) {
      one.run();
    } else if (name.equals(ALL)) {
      for (String each : BY_NAME.keySet()) {
        System.out.println("== " + each);
        FreshProcess.run(Benchmarks.class, each);
      }
    } else {
      System.err.printf(
          "which benchmark? -Dbench=%s or %s, got '%s'%n",
          ALL, String.join(", ", BY_NAME.keySet()), name);
      System.exit(2);
    }
  }
}
