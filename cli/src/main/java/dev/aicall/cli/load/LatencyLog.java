package dev.aicall.cli.load;

import dev.aicall.cli.load.report.LoadReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One kind of waiting: as it was measured, and corrected for coordinated omission; whole and by
 * intervals. Kept in microseconds with three digits. Guarded by its owner.
 */
final class LatencyLog {
  private static final int DIGITS = 3;
  private static final double MICROS_A_MS = 1_000;
  private static final double MEDIAN = 50;

  private final long everyNanos;
  private final Histogram corrected = new Histogram(DIGITS);
  private final Histogram measured = new Histogram(DIGITS);
  private final Map<Long, Histogram> intervals = new TreeMap<>();

  /**
   * Begins.
   *
   * @param every what a point of the series covers
   */
  LatencyLog(Duration every) {
    this.everyNanos = every.toNanos();
  }

  /**
   * Notes a wait whose correction is known, since it was due at a known time.
   *
   * @param sinceDue from when it should have begun
   * @param sinceStart from when it did
   * @param at when it was over
   */
  void add(Duration sinceDue, Duration sinceStart, Duration at) {
    measured.recordValue(micros(sinceStart));
    corrected.recordValue(micros(sinceDue));
    interval(at).recordValue(micros(sinceDue));
  }

  /**
   * Notes a wait of something that was to come once in an interval. Where it was longer than that,
   * those that were not asked for meanwhile would have waited, too: the rest of the wait at the
   * moment each was due is added, as far as it is longer than the interval (HdrHistogram's
   * correction for coordinated omission).
   *
   * @param wait how long it was
   * @param expected the interval
   * @param at when it was over
   */
  void addExpected(Duration wait, Duration expected, Duration at) {
    long interval = micros(expected);
    measured.recordValue(micros(wait));
    corrected.recordValueWithExpectedInterval(micros(wait), interval);
    interval(at).recordValueWithExpectedInterval(micros(wait), interval);
  }

  /** Notes a value that needs no correction. */
  void add(double ms, Duration at) {
    Duration value = Duration.ofNanos(Math.round(ms * 1e6));
    add(value, value, at);
  }

  private Histogram interval(Duration at) {
    return intervals.computeIfAbsent(
        Math.max(0, at.toNanos()) / everyNanos, number -> new Histogram(DIGITS));
  }

  private static long micros(Duration time) {
    return Math.max(0, time.toNanos() / 1_000);
  }

  /** 95 % waited at most so many milliseconds; null if nobody did. */
  @Nullable Double p95Ms() {
    return corrected.getTotalCount() == 0 ? null : place(corrected, 95);
  }

  LoadReport.Spread corrected() {
    return spread(corrected);
  }

  LoadReport.Spread measured() {
    return spread(measured);
  }

  List<LoadReport.Point> points() {
    List<LoadReport.Point> points = new ArrayList<>();
    intervals.forEach(
        (number, histogram) ->
            points.add(
                new LoadReport.Point(
                    (number + 0.5) * everyNanos / 1e9,
                    histogram.getTotalCount(),
                    place(histogram, MEDIAN),
                    place(histogram, 95),
                    place(histogram, 99),
                    place(histogram, 100))));
    return points;
  }

  private static LoadReport.Spread spread(Histogram values) {
    long count = values.getTotalCount();
    if (count == 0) {
      return new LoadReport.Spread(0, null, null, null, null, null, null, null);
    }
    return new LoadReport.Spread(
        count,
        rounded(values.getMinValue() / MICROS_A_MS),
        rounded(values.getMean() / MICROS_A_MS),
        place(values, MEDIAN),
        place(values, 90),
        place(values, 95),
        place(values, 99),
        place(values, 100));
  }

  private static double place(Histogram values, double percent) {
    return rounded(values.getValueAtPercentile(percent) / MICROS_A_MS);
  }

  static double rounded(double value) {
    return Math.round(value * 100) / 100d;
  }
}
