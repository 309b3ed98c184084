package dev.aicall.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Medians over several rounds, in each of which every kind is measured in a fresh process. */
final class Rounds {
  /** System property: how many rounds; 3 by default. */
  static final String ROUNDS = "aicall.rounds";

  private static final int DEFAULT_ROUNDS = 3;

  private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

  /** Measures kinds in turns, so that all have the same luck with the machine. */
  static Rounds measure(Class<?> program, List<String> kinds)
      throws IOException, InterruptedException {
    Rounds rounds = new Rounds();
    for (int round = 1; round <= wanted(); round++) {
      for (String kind : kinds) {
        System.out.println("round " + round + ", " + kind);
        FreshProcess.measure(program, kind)
            .forEach((figure, value) -> rounds.add(figure, kind, value));
      }
    }
    return rounds;
  }

  static int wanted() {
    return Integer.getInteger(ROUNDS, DEFAULT_ROUNDS);
  }

  private void add(String figure, String kind, double value) {
    values
        .computeIfAbsent(figure, name -> new LinkedHashMap<>())
        .computeIfAbsent(kind, name -> new ArrayList<>())
        .add(value);
  }

  /** All figures in the order in which they were first said. */
  Set<String> figures() {
    return values.keySet();
  }

  double median(String figure, String kind) {
    return Percentiles.median(
        Objects.requireNonNull(Objects.requireNonNull(values.get(figure)).get(kind)));
  }
}
