package dev.aicall.benchmarks;

import static dev.aicall.benchmarks.CrowdFigures.BARE;
import static dev.aicall.benchmarks.CrowdFigures.JITSI;
import static dev.aicall.benchmarks.CrowdFigures.WEBRTC;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What a call costs, and how many there can be: see {@link CrowdFigures}. */
final class CrowdBenchmark {
  private CrowdBenchmark() {}

  static void run() throws IOException, InterruptedException {
    Rounds rounds = Rounds.measure(CrowdFigures.class, List.of(BARE, WEBRTC, JITSI));
    Table table = new Table("crowd", "", BARE, WEBRTC, JITSI, "rtc-webrtc to bare", "goal");
    for (String figure : rounds.figures()) {
      double bare = rounds.median(figure, BARE);
      double webrtc = rounds.median(figure, WEBRTC);
      table.row(
          figure,
          Table.number(bare),
          Table.number(webrtc),
          Table.number(rounds.median(figure, JITSI)),
          figure.startsWith(CrowdFigures.CALLS)
              ? Table.ratio(webrtc / bare)
              : String.format(Locale.ROOT, "%+.1f", webrtc - bare),
          goal(figure));
    }
    Figures.publish(table);
  }

  private static String goal(String figure) {
    return switch (figure) {
      case Held.THREADS -> "none more";
      case Held.HEAP -> "at most 150 more";
      case CrowdFigures.FIRST_LATE, CrowdFigures.TOO_MANY -> "at least 0.9";
      default -> "";
    };
  }
}
