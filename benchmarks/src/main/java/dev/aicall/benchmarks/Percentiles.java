package dev.aicall.benchmarks;

import java.util.Arrays;
import java.util.List;

/** Sums up what was measured several times. */
final class Percentiles {
  private Percentiles() {}

  static double median(List<Double> times) {
    return of(times, 50);
  }

  /** Of an even number of values the upper one of the middle. */
  static double of(List<Double> times, int percent) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }
}
