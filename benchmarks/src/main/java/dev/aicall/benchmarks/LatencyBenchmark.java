package dev.aicall.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * How long sound takes from the agent to the caller, in turns over bare webrtc-java and through the
 * whole SDK in one process, so that both have the same machine.
 */
final class LatencyBenchmark {
  private static final String BARE = "bare webrtc-java";
  private static final String WEBRTC = "aicall, rtc-webrtc, agent to caller";
  private static final String JITSI = "aicall, rtc-jitsi, agent to caller";
  private static final double GOAL = 1.05;
  private static final int ROUNDS = 8;

  private LatencyBenchmark() {}

  static void run() throws IOException, InterruptedException {
    Map<String, Supplier<Calls>> kinds = new LinkedHashMap<>();
    kinds.put(BARE, BareCalls::new);
    kinds.put(WEBRTC, EngineCalls::onWebRtc);
    kinds.put(JITSI, EngineCalls::onJitsi);
    Map<String, List<Double>> delays = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, Supplier<Calls>> kind : kinds.entrySet()) {
        List<Double> measured = measure(kind.getValue());
        System.out.printf(
            Locale.ROOT, "  %s %.1f ms%n", kind.getKey(), Percentiles.median(measured));
        delays.computeIfAbsent(kind.getKey(), name -> new ArrayList<>()).addAll(measured);
      }
    }
    double bare = Percentiles.median(Objects.requireNonNull(delays.get(BARE)));
    Table table = new Table("latency", "way", "median", "90th percentile", "ratio", "goal");
    delays.forEach(
        (kind, times) ->
            table.row(
                kind,
                Table.millis(Percentiles.median(times)),
                Table.millis(Percentiles.of(times, 90)),
                Table.ratio(Percentiles.median(times) / bare),
                kind.equals(WEBRTC) ? "at most " + GOAL : ""));
    Figures.publish(table);
  }

  private static List<Double> measure(Supplier<Calls> kind) throws InterruptedException {
    try (Calls calls = kind.get()) {
      Clicks clicks = new Clicks();
      calls.add(clicks, clicks);
      return clicks.await();
    }
  }
}
