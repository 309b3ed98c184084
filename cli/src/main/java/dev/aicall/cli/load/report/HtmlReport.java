package dev.aicall.cli.load.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as one page that needs nothing else: no script, no font, no address. What matters most
 * comes first: the verdict, the figures, the pictures; then limits, errors, and how it was run.
 */
final class HtmlReport {
  private static final String STYLE = "report.css";

  private final LoadReport report;
  private final Page page = new Page();

  private HtmlReport(LoadReport report) {
    this.report = report;
  }

  static String of(LoadReport report) {
    return new HtmlReport(report).written();
  }

  private String written() {
    LoadReport.Setting setting = report.setting();
    String title = "aicall load: " + setting.calls() + " callers, " + setting.mode();
    page.put("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
    page.put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.put("<meta name=\"color-scheme\" content=\"light dark\">");
    page.put(
        "<title>" + Html.escaped(title) + "</title>\n<style>\n" + style() + "</style>\n</head>");
    page.put("<body>\n<header>\n<h1>" + Html.escaped(title) + "</h1>");
    page.put("<p class=\"sub\">" + Html.escaped(subtitle()) + "</p>");
    verdict();
    page.put("</header>\n<main>");
    tiles();
    notes();
    latencies();
    plots();
    limits();
    errors();
    FactSections.write(report, page);
    page.put("</main>\n</body>\n</html>");
    return page.toString();
  }

  private String subtitle() {
    LoadReport.Setting setting = report.setting();
    String where =
        setting.server().isEmpty()
            ? "in memory"
            : setting.server() + (setting.embedded() ? " (in this process)" : "");
    return String.join(
        " · ",
        setting.agent(),
        where,
        setting.backend(),
        report.startedAt(),
        Numbers.seconds(report.seconds()));
  }

  private void verdict() {
    LoadReport.Verdict verdict = report.verdict();
    page.put(
        "<p class=\"verdict "
            + (verdict.ok() ? "good" : "bad")
            + "\"><strong>"
            + (verdict.ok() ? "✓ within the limits" : "✗ beyond the limits")
            + "</strong> "
            + Html.escaped(verdict.text())
            + "</p>");
  }

  private void tiles() {
    LoadReport.Calls calls = report.calls();
    page.put("<section class=\"tiles\">");
    report
        .latencies()
        .forEach(
            latency ->
                tile(
                    Numbers.time(latency.corrected().p95Ms()),
                    latency.title() + ", p95",
                    "median " + Numbers.time(latency.corrected().medianMs())));
    tile(
        Numbers.count(calls.setUp()) + " of " + Numbers.count(calls.due()),
        "calls set up",
        calls.failed() == 0
            ? "none failed"
            : Numbers.count(calls.failed())
                + " failed ("
                + Numbers.percent(calls.failedPercent())
                + ")");
    tile(
        Numbers.count(calls.answered()) + " of " + Numbers.count(calls.turns()),
        "turns answered",
        Numbers.count(calls.upMost()) + " calls up at once");
    LoadReport.ProcessUse process = report.process();
    tile(
        Numbers.percent(process.cpuPercent()),
        "CPU, mean",
        "worst second " + Numbers.percent(process.cpuMostPercent()));
    tile(
        Numbers.memory(
            process.rssMostMb() == null
                ? Double.valueOf(process.heapMostMb())
                : process.rssMostMb()),
        process.rssMostMb() == null ? "heap, most" : "memory, most",
        (process.rssMostMb() == null ? "" : "RSS; ")
            + "heap "
            + Numbers.memory(process.heapMostMb()));
    page.put("</section>");
  }

  private void tile(String value, String name, String note) {
    page.put(
        "<div class=\"tile\"><b>"
            + Html.escaped(value)
            + "</b><span>"
            + Html.escaped(name)
            + "</span><small>"
            + Html.escaped(note)
            + "</small></div>");
  }

  private void notes() {
    if (!report.notes().isEmpty()) {
      page.put("<section class=\"notes\">");
      report.notes().forEach(note -> page.put("<p>⚠ " + Html.escaped(note) + "</p>"));
      page.put("</section>");
    }
  }

  private void latencies() {
    page.put("<section><h2>How long callers waited</h2>\n<table class=\"figures\">");
    page.row("th", List.of("", "values", "median", "p90", "p95", "p99", "max", "mean"));
    report
        .latencies()
        .forEach(
            latency -> {
              spread(latency.title(), latency.meaning(), latency.corrected());
              spread("as measured", "without the correction", latency.measured());
            });
    LoadReport.Network network = report.network();
    if (network.reports() > 0) {
      spread("Round trip (RTT)", "as the backend reports it, every 2 s a call", network.rtt());
      spread("Jitter", "of the agent's sound", network.jitter());
    }
    page.put(
        "</table>\n<p class=\"hint\">Corrected for coordinated omission; limits are held to the");
    page.put("corrected figures. docs/load.md says how.</p></section>");
  }

  private void spread(String name, String meaning, LoadReport.Spread spread) {
    boolean minor = name.equals("as measured");
    page.put("<tr" + (minor ? " class=\"minor\"" : "") + "><th scope=\"row\">");
    page.put(Html.escaped(name) + "<small>" + Html.escaped(meaning) + "</small></th>");
    page.cell(Numbers.count(spread.count()));
    for (Double value : values(spread)) {
      page.cell(Numbers.time(value));
    }
    page.put("</tr>");
  }

  private static @Nullable Double[] values(LoadReport.Spread spread) {
    return new @Nullable Double[] {
      spread.medianMs(),
      spread.p90Ms(),
      spread.p95Ms(),
      spread.p99Ms(),
      spread.maxMs(),
      spread.meanMs()
    };
  }

  private void plots() {
    page.put("<section class=\"plots\">");
    for (Plot plot : new Plots(report).all()) {
      page.put(
          "<figure><figcaption><h3>" + Html.escaped(plot.title()) + "</h3><p class=\"legend\">");
      List<Plot.Line> lines = plot.lines();
      for (int i = lines.size() - 1; i >= 0; i--) {
        Plot.Line line = lines.get(i);
        page.put(
            "<span><i class=\"c"
                + line.colour()
                + "\"></i>"
                + Html.escaped(line.name())
                + " <small>"
                + Html.escaped(line.note())
                + "</small></span>");
      }
      page.put("</p></figcaption>");
      page.put(SvgPlot.draw(plot) + "</figure>");
    }
    page.put("</section>");
  }

  private void limits() {
    page.put("<section><h2>Limits</h2>");
    page.table(
        List.of("", "limit", "measured"),
        report.limits(),
        checked -> {
          Unit unit = FigureNames.units().get(checked.figure());
          Double measured = checked.measured();
          return List.of(
              checked.ok() ? "✓" : "✗",
              checked.limit(),
              measured == null || unit == null ? "nothing was measured" : unit.write(measured));
        },
        checked -> checked.ok() ? "kept" : "broken");
    page.put("</section>");
  }

  private void errors() {
    page.put("<section><h2>Errors</h2>");
    if (report.errors().isEmpty()) {
      page.put("<p>None.</p>");
    } else {
      page.table(
          List.of("count", "code", "name", "what happened", "what to do", "first at"),
          report.errors(),
          fault ->
              List.of(
                  Numbers.count(fault.count()),
                  fault.code() == null ? "" : fault.code().toString(),
                  fault.name(),
                  fault.meaning(),
                  fault.remedy(),
                  Numbers.seconds(fault.first())),
          fault -> "");
    }
    page.put("</section>");
  }

  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IllegalStateException("the jar is not whole: no " + STYLE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
