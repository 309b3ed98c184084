package dev.aicall.cli.load.report;

import dev.aicall.cli.exit.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a report together: the figures by name, the limits they are held to, and the verdict. */
public final class ReportMaker {
  private static final int FORMAT = 1;

  /** From here on calls wait for a processor: our choice. */
  private static final double BUSY_PERCENT = 90;

  /** So late an own timer makes a difference that callers would hear: our choice. */
  private static final double LATE_MS = 100;

  private ReportMaker() {}

  /**
   * Makes a report. Unless a limit says otherwise no call may fail.
   *
   * @param startedAt ISO 8601
   * @param seconds how long it took
   * @param setting what was asked for
   * @param machine where it ran
   * @param calls what became of the calls
   * @param latencies what callers waited for
   * @param network what the backend told
   * @param process what the process took
   * @param errorCount how many errors there were
   * @param errors by code
   * @param series over time
   * @param limits what the figures are held to
   * @param stopped whether it was broken off
   * @return the report
   */
  public static LoadReport make(
      String startedAt,
      double seconds,
      LoadReport.Setting setting,
      LoadReport.Machine machine,
      LoadReport.Calls calls,
      List<LoadReport.Latency> latencies,
      LoadReport.Network network,
      LoadReport.ProcessUse process,
      long errorCount,
      List<LoadReport.Fault> errors,
      LoadReport.Series series,
      List<Limit> limits,
      boolean stopped) {
    Map<String, @Nullable Double> figures = figures(calls, latencies, network, process, errorCount);
    List<LoadReport.Checked> checked =
        withDefault(limits).stream().map(limit -> limit.check(figures)).toList();
    return new LoadReport(
        FORMAT,
        startedAt,
        seconds,
        verdict(checked, calls, latencies),
        setting,
        machine,
        calls,
        latencies,
        network,
        process,
        figures,
        checked,
        errors,
        notes(setting, calls, process, stopped),
        series);
  }

  private static List<Limit> withDefault(List<Limit> limits) {
    List<Limit> all = new ArrayList<>(limits);
    if (limits.stream().noneMatch(limit -> limit.figure().startsWith("failed"))) {
      all.add(Limit.of("failed", "0", true));
    }
    return all;
  }

  private static Map<String, @Nullable Double> figures(
      LoadReport.Calls calls,
      List<LoadReport.Latency> latencies,
      LoadReport.Network network,
      LoadReport.ProcessUse process,
      long errors) {
    Map<String, @Nullable Double> figures = new LinkedHashMap<>();
    FigureNames.units().keySet().forEach(name -> figures.put(name, null));
    latencies.forEach(latency -> put(figures, latency.name(), latency.corrected()));
    put(figures, "rtt", network.rtt());
    put(figures, "jitter", network.jitter());
    figures.put("calls", (double) calls.due());
    figures.put("up", (double) calls.upMost());
    figures.put("failed", (double) calls.failed());
    figures.put("failed%", calls.failedPercent());
    figures.put("turns", (double) calls.turns());
    figures.put("answered", (double) calls.answered());
    figures.put("unanswered", (double) calls.unanswered());
    figures.put("unanswered%", calls.unansweredPercent());
    figures.put("errors", (double) errors);
    figures.put("interruptions", (double) calls.interruptions());
    figures.put("reconnects", (double) calls.reconnects());
    figures.put("links-lost", (double) calls.linksLost());
    figures.put("loss", network.lossInPercent());
    figures.put("loss.max", network.lossMostPercent());
    figures.put("cpu", process.cpuPercent());
    figures.put("cpu.max", process.cpuMostPercent());
    figures.put("heap", process.heapMostMb());
    figures.put("heap.end", process.heapEndMb());
    figures.put("rss", process.rssMostMb());
    figures.put("threads", (double) process.threadsMost());
    figures.put("timer-lag", process.timerLagMostMs());
    figures.put("late-frames", (double) process.lateFrames());
    figures.put("late-frames%", process.lateFramesPercent());
    return figures;
  }

  private static void put(
      Map<String, @Nullable Double> figures, String name, LoadReport.Spread spread) {
    figures.put(name + ".median", spread.medianMs());
    figures.put(name + ".p90", spread.p90Ms());
    figures.put(name + ".p95", spread.p95Ms());
    figures.put(name + ".p99", spread.p99Ms());
    figures.put(name + ".max", spread.maxMs());
    figures.put(name + ".mean", spread.meanMs());
  }

  private static LoadReport.Verdict verdict(
      List<LoadReport.Checked> checked,
      LoadReport.Calls calls,
      List<LoadReport.Latency> latencies) {
    List<LoadReport.Checked> broken = checked.stream().filter(limit -> !limit.ok()).toList();
    if (!broken.isEmpty()) {
      String text =
          broken.stream()
              .map(limit -> limit.limit() + ", measured " + measured(limit))
              .collect(Collectors.joining("; "));
      return new LoadReport.Verdict(false, ExitCode.LIMIT.number(), text);
    }
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d calls, %s failed",
            calls.due(),
            calls.failed() == 0 ? "none" : Numbers.count(calls.failed())));
    for (LoadReport.Latency latency : latencies) {
      Double p95 = latency.corrected().p95Ms();
      if (p95 != null) {
        text.append("; ")
            .append(latency.title().toLowerCase(Locale.ROOT))
            .append(" p95 ")
            .append(Numbers.time(p95));
      }
    }
    return new LoadReport.Verdict(true, ExitCode.OK.number(), text.toString());
  }

  private static String measured(LoadReport.Checked limit) {
    Double value = limit.measured();
    Unit unit = FigureNames.units().get(limit.figure());
    return value == null || unit == null ? "nothing" : unit.write(value);
  }

  private static List<String> notes(
      LoadReport.Setting setting,
      LoadReport.Calls calls,
      LoadReport.ProcessUse process,
      boolean stopped) {
    List<String> notes = new ArrayList<>();
    if (stopped) {
      notes.add("Broken off before its end; what was measured until then is here.");
    }
    if (calls.unanswered() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d turns had no answer within %s. Each counts as a wait of that time.",
              calls.unanswered(),
              calls.turns(),
              Numbers.seconds(setting.answerSeconds())));
    }
    Double busy = process.machineCpuMostPercent();
    if (busy != null && busy >= BUSY_PERCENT) {
      notes.add(
          "The machine was busy up to "
              + Numbers.percent(busy)
              + ": waiting for a processor is part of all figures"
              + (setting.embedded() ? ", for callers and server alike." : "."));
    }
    if (process.timerLagMostMs() >= LATE_MS) {
      notes.add(
          "This program's own timer was up to "
              + Numbers.time(process.timerLagMostMs())
              + " late, so delays may look longer than they were.");
    }
    return notes;
  }
}
