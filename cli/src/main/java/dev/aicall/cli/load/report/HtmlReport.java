package dev.aicall.cli.load.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A report as one page that needs nothing else: no script, no font, no address. What matters most
 * comes first: the verdict, the figures, the pictures; then limits, errors, and how it was run.
 */
final class HtmlReport {
  private static final String STYLE = "report.css";

  private final LoadReport report;
  private final StringBuilder out = new StringBuilder();

  private HtmlReport(LoadReport report) {
    this.report = report;
  }

  static String of(LoadReport report) {
    return new HtmlReport(report).page();
  }

  private String page() {
    LoadReport.Setting setting = report.setting();
    String title = "aicall load: " + setting.calls() + " callers, " + setting.mode();
    put("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
    put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    put("<meta name=\"color-scheme\" content=\"light dark\">");
    put("<title>" + Html.escaped(title) + "</title>\n<style>\n" + style() + "</style>\n</head>");
    put("<body>\n<header>\n<h1>" + Html.escaped(title) + "</h1>");
    put("<p class=\"sub\">" + Html.escaped(subtitle()) + "</p>");
    verdict();
    put("</header>\n<main>");
    tiles();
    notes();
    latencies();
    plots();
    limits();
    errors();
    more();
    howItWasRun();
    put("</main>\n</body>\n</html>");
    return out.toString();
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
    put(
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
    put("<section class=\"tiles\">");
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
    put("</section>");
  }

  private void tile(String value, String name, String note) {
    put(
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
      put("<section class=\"notes\">");
      report.notes().forEach(note -> put("<p>⚠ " + Html.escaped(note) + "</p>"));
      put("</section>");
    }
  }

  private void latencies() {
    put("<section><h2>How long callers waited</h2>\n<table class=\"figures\">");
    row("th", List.of("", "values", "median", "p90", "p95", "p99", "max", "mean"));
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
    put("</table>\n<p class=\"hint\">Corrected for coordinated omission; limits are held to the");
    put("corrected figures. docs/load.md says how.</p></section>");
  }

  private void spread(String name, String meaning, LoadReport.Spread spread) {
    boolean minor = name.equals("as measured");
    out.append("<tr").append(minor ? " class=\"minor\"" : "").append("><th scope=\"row\">");
    out.append(Html.escaped(name)).append("<small>").append(Html.escaped(meaning));
    out.append("</small></th>");
    cell(Numbers.count(spread.count()));
    for (Double value : values(spread)) {
      cell(Numbers.time(value));
    }
    put("</tr>");
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
    put("<section class=\"plots\">");
    for (Plot plot : new Plots(report).all()) {
      put("<figure><figcaption><h3>" + Html.escaped(plot.title()) + "</h3><p class=\"legend\">");
      List<Plot.Line> lines = plot.lines();
      for (int i = lines.size() - 1; i >= 0; i--) {
        Plot.Line line = lines.get(i);
        put(
            "<span><i class=\"c"
                + line.colour()
                + "\"></i>"
                + Html.escaped(line.name())
                + " <small>"
                + Html.escaped(line.note())
                + "</small></span>");
      }
      put("</p></figcaption>");
      put(SvgPlot.draw(plot) + "</figure>");
    }
    put("</section>");
  }

  private void limits() {
    put("<section><h2>Limits</h2>");
    table(
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
    put("</section>");
  }

  private void errors() {
    put("<section><h2>Errors</h2>");
    if (report.errors().isEmpty()) {
      put("<p>None.</p>");
    } else {
      table(
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
    put("</section>");
  }

  private void more() {
    LoadReport.Calls calls = report.calls();
    LoadReport.Network network = report.network();
    LoadReport.ProcessUse process = report.process();
    put("<section class=\"two\"><div><h2>Calls</h2><table class=\"facts\">");
    fact("calls due", Numbers.count(calls.due()));
    fact("heard the agent", Numbers.count(calls.setUp()));
    fact(
        "failed",
        Numbers.count(calls.failed()) + " (" + Numbers.percent(calls.failedPercent()) + ")");
    fact("ended by the agent in good order", Numbers.count(calls.leftByAgent()));
    fact(
        "turns without an answer",
        Numbers.count(calls.unanswered())
            + " ("
            + Numbers.percent(calls.unansweredPercent())
            + ")");
    fact("agent cut off (interruptions)", Numbers.count(calls.interruptions()));
    fact(
        "links lost / back again",
        Numbers.count(calls.linksLost()) + " / " + Numbers.count(calls.reconnects()));
    put("</table></div><div><h2>Sound and process</h2><table class=\"facts\">");
    fact("packets lost from the agent", Numbers.percent(network.lossInPercent()));
    fact("packets lost to the agent", Numbers.percent(network.lossOutPercent()));
    fact(
        "microphone pieces taken late",
        Numbers.count(process.lateFrames())
            + " of "
            + Numbers.count(process.frames())
            + " ("
            + Numbers.percent(process.lateFramesPercent())
            + ")");
    fact("own timer late, at most", Numbers.time(process.timerLagMostMs()));
    fact("whole machine's CPU, worst second", Numbers.percent(process.machineCpuMostPercent()));
    fact("heap when all was over", Numbers.memory(process.heapEndMb()));
    fact("threads, most", Numbers.count(process.threadsMost()));
    put("</table></div></section>");
  }

  private void howItWasRun() {
    LoadReport.Setting setting = report.setting();
    LoadReport.Machine machine = report.machine();
    put("<section><h2>How it was run</h2>");
    put("<pre>" + Html.escaped(setting.command()) + "</pre><table class=\"facts\">");
    fact(
        "callers",
        setting.calls() + ", " + setting.mode() + ", for " + Numbers.seconds(setting.seconds()));
    Double ramp = setting.rampSeconds();
    if (ramp != null) {
      fact("ramp", Numbers.seconds(ramp));
    }
    Double length = setting.callSeconds();
    fact("a call lasts", length == null ? "to the end" : Numbers.seconds(length));
    fact(
        "callers say",
        setting.says()
            + ", every "
            + Numbers.seconds(setting.turnSeconds())
            + ", and wait "
            + Numbers.seconds(setting.answerSeconds())
            + " for an answer");
    fact("agent", setting.agent());
    fact("backend", setting.backend());
    fact("aicall", machine.aicall());
    fact("Java", machine.java() + (machine.jvm().isEmpty() ? "" : ", " + machine.jvm()));
    fact(
        "machine",
        machine.cores()
            + (machine.cores() == 1 ? " core, " : " cores, ")
            + (machine.processor().isEmpty() ? "" : machine.processor() + ", ")
            + Numbers.memory((double) machine.memoryMb())
            + ", heap at most "
            + Numbers.memory((double) machine.heapLimitMb()));
    fact("system", machine.system());
    put("</table></section>");
  }

  private void fact(String name, String value) {
    put(
        "<tr><th scope=\"row\">"
            + Html.escaped(name)
            + "</th><td>"
            + Html.escaped(value)
            + "</td></tr>");
  }

  private <T> void table(
      List<String> head, List<T> rows, Function<T, List<String>> cells, Function<T, String> kind) {
    put("<table class=\"list\">");
    row("th", head);
    for (T each : rows) {
      out.append("<tr class=\"").append(kind.apply(each)).append("\">");
      cells.apply(each).forEach(this::cell);
      put("</tr>");
    }
    put("</table>");
  }

  private void row(String tag, List<String> cells) {
    out.append("<tr>");
    cells.forEach(
        cell ->
            out.append('<')
                .append(tag)
                .append('>')
                .append(Html.escaped(cell))
                .append("</")
                .append(tag)
                .append('>'));
    put("</tr>");
  }

  private void cell(String text) {
    out.append("<td>").append(Html.escaped(text)).append("</td>");
  }

  private void put(String line) {
    out.append(line).append('\n');
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
