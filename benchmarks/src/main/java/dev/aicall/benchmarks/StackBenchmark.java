package dev.aicall.benchmarks;

import java.io.IOException;
import java.util.List;

/** Measures both network stacks in turn: see {@link StackFigures}. */
final class StackBenchmark {
  private static final String WEBRTC = "webrtc";
  private static final String JITSI = "jitsi";

  private StackBenchmark() {}

  static void run() throws IOException, InterruptedException {
    Rounds rounds = Rounds.measure(StackFigures.class, List.of(WEBRTC, JITSI));
    Table table = new Table("stacks", "", "rtc-webrtc", "rtc-jitsi");
    for (String figure : rounds.figures()) {
      table.row(
          figure,
          Table.number(rounds.median(figure, WEBRTC)),
          Table.number(rounds.median(figure, JITSI)));
    }
    Figures.publish(table);
  }
}
