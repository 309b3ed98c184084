package dev.aicall.benchmarks;

import dev.aicall.rtc.webrtc.WebRtcStackProvider;
import java.io.IOException;
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

  static void run() throws IOException {
    List<Double> trickled = new ArrayList<>();
    List<Double> gathered = new ArrayList<>();
    List<Double> peers = new ArrayList<>();
    List<Double> calls = new ArrayList<>();
    Map<String, List<Double>> stages = new LinkedHashMap<>();
    try (BareLibrary bare = new BareLibrary();
        PeerSetups pair = new PeerSetups(new WebRtcStackProvider());
        EngineSetup engine = new EngineSetup()) {
      for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
        double bareTrickled = bare(bare, true);
        double bareGathered = bare(bare, false);
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
    double base = Percentiles.median(trickled);
    Table table = new Table("setup", "way", "median", "90th percentile", "ratio", "goal");
    add(table, "bare, candidates as they come", trickled, base, "");
    add(table, "bare, candidates in the descriptions", gathered, base, "");
    add(
        table,
        "two media peers, all five sections, without HTTP",
        peers,
        base,
        "at most " + RATIO_WITHOUT_HTTP);
    add(
        table,
        "`call` to `onCallBegin`, HTTP to a server on 127.0.0.1",
        calls,
        base,
        "at most " + RATIO_WITH_HTTP + ", " + Table.millis(WHOLE_CALL_MS));
    Figures.publish(table);
    Table parts = new Table("stages-of-a-call", "stage of a whole call", "median since `call`");
    stages.forEach((stage, times) -> parts.row(stage, Table.millis(Percentiles.median(times))));
    Figures.publish(parts);
  }

  private static void add(Table table, String way, List<Double> times, double base, String goal) {
    double median = Percentiles.median(times);
    table.row(
        way,
        Table.millis(median),
        Table.millis(Percentiles.of(times, 90)),
        Table.ratio(median / base),
        goal);
  }

  private static double bare(BareLibrary library, boolean trickle) {
    try (BareCall call = new BareCall(library)) {
      return call.connect(trickle);
    }
  }
}
