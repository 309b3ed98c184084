package dev.aicall.benchmarks;

import dev.aicall.rtc.webrtc.WebRtcStackProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long it takes until a caller hears the agent: bare webrtc-java, our media peers, and whole
 * calls, in turns in one JVM. Everything is warm: runtime, server, HTTP connection and code.
 */
final class CallSetup {
  private static final int WARM_UP_ROUNDS = 5;
  private static final int ROUNDS = 30;

  /** The goals: without HTTP and with it, as ratios, and a whole call in ms. */
  private static final double RATIO_WITHOUT_HTTP = 1.5;

  private static final double RATIO_WITH_HTTP = 2.0;
  private static final double WHOLE_CALL_MS = 150;

  private CallSetup() {}

  static void run() {
    List<Double> trickled = new ArrayList<>();
    List<Double> gathered = new ArrayList<>();
    List<Double> peers = new ArrayList<>();
    List<Double> calls = new ArrayList<>();
    Map<String, List<Double>> stages = new LinkedHashMap<>();
    try (BareSetup bare = new BareSetup();
        PeerSetups pair = new PeerSetups(new WebRtcStackProvider());
        EngineSetup engine = new EngineSetup()) {
      for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
        double bareTrickled = bare.measure(true);
        double bareGathered = bare.measure(false);
        double peerPair = pair.measure();
        Stages call = engine.measure();
        if (round >= 0) {
          trickled.add(bareTrickled);
          gathered.add(bareGathered);
          peers.add(peerPair);
          calls.add(call.await(EngineSetup.BEGUN));
          call.all().forEach((s, ms) -> stages.computeIfAbsent(s, n -> new ArrayList<>()).add(ms));
        }
      }
    }
    print("bare, candidates as they come", trickled);
    print("bare, candidates in the texts", gathered);
    print("media peers, without HTTP", peers);
    print("whole call, with HTTP", calls);
    printGoal("without HTTP", Percentiles.median(peers), trickled, gathered, RATIO_WITHOUT_HTTP);
    printGoal("with HTTP", Percentiles.median(calls), trickled, gathered, RATIO_WITH_HTTP);
    System.out.printf(
        "a whole call in %.1f ms, goal %.0f%n", Percentiles.median(calls), WHOLE_CALL_MS);
    System.out.println("stages of a whole call, median ms from call():");
    stages.forEach(
        (stage, times) -> System.out.printf("  %-28s %6.1f%n", stage, Percentiles.median(times)));
  }

  private static void print(String what, List<Double> times) {
    System.out.printf(
        "setup     %-30s median %6.1f ms  p90 %6.1f ms  least %6.1f ms  (%d)%n",
        what,
        Percentiles.median(times),
        Percentiles.of(times, 90),
        Percentiles.of(times, 0),
        times.size());
  }

  private static void printGoal(
      String what, double ours, List<Double> trickled, List<Double> gathered, double goal) {
    System.out.printf(
        "ratio     %-12s %.2f to candidates as they come, %.2f to those in the texts, goal %.1f%n",
        what, ours / Percentiles.median(trickled), ours / Percentiles.median(gathered), goal);
  }
}
