package dev.aicall.cli.load.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report in a few lines, for a terminal or the log of a build. */
public final class ReportText {
  private ReportText() {}

  /**
   * Writes it.
   *
   * @param report all of it
   * @return lines of text
   */
  public static List<String> lines(LoadReport report) {
    List<String> lines = new ArrayList<>();
    report.latencies().forEach(latency -> lines.add(spread(latency)));
    LoadReport.Calls calls = report.calls();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-17s %,d due, %,d set up, %,d failed; %,d of %,d turns answered; %,d up at once",
            "calls",
            calls.due(),
            calls.setUp(),
            calls.failed(),
            calls.answered(),
            calls.turns(),
            calls.upMost()));
    LoadReport.ProcessUse process = report.process();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-17s CPU %s of %d cores (worst second %s)   heap %s   RSS %s   threads %d   late"
                + " pieces %s",
            report.setting().embedded() ? "callers + server" : "callers",
            Numbers.percent(process.cpuPercent()),
            report.machine().cores(),
            Numbers.percent(process.cpuMostPercent()),
            Numbers.memory(process.heapMostMb()),
            Numbers.memory(process.rssMostMb()),
            process.threadsMost(),
            Numbers.percent(process.lateFramesPercent())));
    for (LoadReport.Fault fault : report.errors()) {
      String code = fault.code() == null ? "" : " " + fault.code();
      lines.add(
          String.format(
              Locale.ROOT,
              "%-17s %,d x %s%s: %s (%s)",
              "error",
              fault.count(),
              fault.name(),
              code,
              fault.meaning(),
              fault.remedy()));
    }
    report.notes().forEach(note -> lines.add(String.format(Locale.ROOT, "%-17s %s", "note", note)));
    for (LoadReport.Checked limit : report.limits()) {
      Unit unit = FigureNames.units().get(limit.figure());
      Double measured = limit.measured();
      lines.add(
          String.format(
              Locale.ROOT,
              "%-17s %s: %s",
              limit.ok() ? "limit kept" : "limit BROKEN",
              limit.limit(),
              measured == null || unit == null ? "nothing was measured" : unit.write(measured)));
    }
    return lines;
  }

  private static String spread(LoadReport.Latency latency) {
    LoadReport.Spread spread = latency.corrected();
    return String.format(
        Locale.ROOT,
        "%-17s median %s   p95 %s   p99 %s   max %s   (%,d values)",
        latency.title().toLowerCase(Locale.ROOT),
        Numbers.time(spread.medianMs()),
        Numbers.time(spread.p95Ms()),
        Numbers.time(spread.p99Ms()),
        Numbers.time(spread.maxMs()),
        spread.count());
  }
}
