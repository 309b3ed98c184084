package dev.aicall.cli.load.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Chooses what of a report is drawn, and how. */
final class Plots {
  private static final double SECOND_MS = 1_000;

  /** From here on an axis of time counts seconds. */
  private static final double SECONDS_FROM_MS = 10_000;

  private static final Map<String, String> PLACES =
      Map.of("median", "median", "p95", "p95", "p99", "p99", "max", "max");

  private final LoadReport report;

  Plots(LoadReport report) {
    this.report = report;
  }

  List<Plot> all() {
    List<Plot> plots = new ArrayList<>();
    report.latencies().stream().map(this::latency).forEach(plots::add);
    plots.add(calls());
    plots.add(processor());
    plots.add(memory());
    plots.add(threads());
    return plots;
  }

  private Plot latency(LoadReport.Latency latency) {
    List<LoadReport.Point> points =
        report.series().latencies().getOrDefault(latency.name(), List.of());
    double most = points.stream().mapToDouble(LoadReport.Point::maxMs).max().orElse(0);
    double perUnit = most >= SECONDS_FROM_MS ? SECOND_MS : 1;
    return new Plot(
        latency.title(),
        perUnit == 1 ? "ms" : "s",
        1,
        report.seconds(),
        List.of(
            percentile(
                "max", latency.corrected().maxMs(), 3, points, LoadReport.Point::maxMs, perUnit),
            percentile(
                "p95", latency.corrected().p95Ms(), 2, points, LoadReport.Point::p95Ms, perUnit),
            percentile(
                "median",
                latency.corrected().medianMs(),
                1,
                points,
                LoadReport.Point::medianMs,
                perUnit)),
        marks(
            perUnit, PLACES.keySet().stream().map(place -> latency.name() + "." + place).toList()));
  }

  private static Plot.Line percentile(
      String name,
      @Nullable Double whole,
      int colour,
      List<LoadReport.Point> points,
      ToDoubleFunction<LoadReport.Point> value,
      double perUnit) {
    return new Plot.Line(
        name,
        whole == null ? "" : Numbers.time(whole),
        colour,
        Plot.Shape.DOTS,
        points.stream()
            .map(
                point ->
                    new Plot.Dot(
                        point.at(),
                        value.applyAsDouble(point) / perUnit,
                        String.format(
                            Locale.ROOT,
                            "%s %s of %s at %s",
                            name,
                            Numbers.time(value.applyAsDouble(point)),
                            Numbers.count(point.count()),
                            Numbers.seconds(point.at()))))
            .toList());
  }

  private Plot calls() {
    return new Plot(
        "Calls",
        "calls",
        2,
        report.seconds(),
        List.of(
            samples("up", 1, Plot.Shape.AREA, s -> (double) s.up(), Numbers::count),
            samples(
                "being set up", 2, Plot.Shape.LINE, s -> (double) s.settingUp(), Numbers::count),
            samples("failed so far", 3, Plot.Shape.LINE, s -> (double) s.failed(), Numbers::count)),
        marks(1, List.of("up", "failed")));
  }

  private String whose() {
    return report.setting().embedded() ? " (callers and server)" : "";
  }

  private Plot processor() {
    return new Plot(
        "CPU, "
            + report.machine().cores()
            + (report.machine().cores() == 1 ? " core" : " cores")
            + whose(),
        "% of all cores",
        100,
        report.seconds(),
        List.of(
            samples(
                "whole machine",
                4,
                Plot.Shape.LINE,
                LoadReport.Sample::machineCpuPercent,
                most -> most + " %"),
            samples(
                "this process",
                1,
                Plot.Shape.AREA,
                LoadReport.Sample::cpuPercent,
                most -> most + " %")),
        marks(1, List.of("cpu", "cpu.max")));
  }

  private Plot memory() {
    return new Plot(
        "Memory" + whose(),
        "MB",
        10,
        report.seconds(),
        List.of(
            samples(
                "resident (RSS)",
                2,
                Plot.Shape.LINE,
                LoadReport.Sample::rssMb,
                most -> most + " MB"),
            samples(
                "heap, with garbage", 1, Plot.Shape.AREA, s -> s.heapMb(), most -> most + " MB")),
        marks(1, List.of("heap", "rss")));
  }

  private Plot threads() {
    return new Plot(
        "Threads",
        "threads",
        10,
        report.seconds(),
        List.of(samples("threads", 1, Plot.Shape.AREA, s -> (double) s.threads(), Numbers::count)),
        marks(1, List.of("threads")));
  }

  private Plot.Line samples(
      String name,
      int colour,
      Plot.Shape shape,
      Function<LoadReport.Sample, @Nullable Double> value,
      Function<Long, String> written) {
    List<Plot.Dot> dots = new ArrayList<>();
    double most = 0;
    for (LoadReport.Sample sample : report.series().samples()) {
      Double known = value.apply(sample);
      if (known != null) {
        dots.add(
            new Plot.Dot(
                sample.at(),
                known,
                written.apply(Math.round(known)) + " at " + Numbers.seconds(sample.at())));
        most = Math.max(most, known);
      }
    }
    String note = dots.isEmpty() ? "not known here" : "most " + written.apply(Math.round(most));
    return new Plot.Line(name, note, colour, shape, dots);
  }

  private List<Plot.Mark> marks(double perUnit, List<String> figures) {
    return report.limits().stream()
        .filter(checked -> figures.contains(checked.figure()))
        .filter(checked -> checked.most() ? checked.value() > 0 : true)
        .map(checked -> new Plot.Mark(checked.limit(), checked.value() / perUnit, checked.ok()))
        .toList();
  }
}
