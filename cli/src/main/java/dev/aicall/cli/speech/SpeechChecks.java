package dev.aicall.cli.speech;

import dev.aicall.agent.speech.EngineReport;
import dev.aicall.agent.speech.SpeechEngines;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.machine.Finding;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks at the engines of speech: which is used, whether it opens, what would be better. */
public final class SpeechChecks {
  private static final String NONE =
      "Calls of scripted agents need none; aicall demo needs all four kinds.";

  private final SpeechPlan plan;
  private final SpeechEngines engines;
  private final TimeSource time;

  /**
   * Prepares the checks.
   *
   * @param plan which engines are asked for
   * @param time how long they take to open
   */
  public SpeechChecks(SpeechPlan plan, TimeSource time) {
    this.plan = plan;
    this.engines = new SpeechEngines(plan.settings());
    this.time = time;
  }

  /**
   * Makes all checks; opens each engine that would be used and closes it again, which may take
   * seconds.
   *
   * @return one finding for each kind of engine
   */
  public List<Finding> all() {
    Map<String, Supplier<? extends AutoCloseable>> openers = new LinkedHashMap<>();
    openers.put("vad", engines::openVad);
    openers.put("recognizer", engines::openRecognizer);
    openers.put("replier", engines::openReplier);
    openers.put("synthesizer", engines::openSynthesizer);
    Map<String, List<EngineReport>> reports =
        engines.describe().stream()
            .collect(Collectors.groupingBy(EngineReport::kind, Collectors.toList()));
    List<Finding> findings = new ArrayList<>();
    openers.forEach(
        (kind, opener) ->
            findings.add(finding(kind, reports.getOrDefault(kind, List.of()), opener)));
    return findings;
  }

  private Finding finding(
      String kind, List<EngineReport> reports, Supplier<? extends AutoCloseable> opener) {
    String better = better(reports);
    for (EngineReport report : reports) {
      if (report.chosen()) {
        return opened(report, better, opener);
      }
    }
    return missing(kind, "none can be used", better.isEmpty() ? NONE : better);
  }

  private Finding opened(
      EngineReport report, String better, Supplier<? extends AutoCloseable> opener) {
    long before = time.nanoTime();
    try {
      AutoCloseable engine = opener.get();
      double seconds = Duration.ofNanos(time.nanoTime() - before).toMillis() / 1e3;
      engine.close();
      String text =
          String.format(
              Locale.ROOT,
              "%s, %s (%s), opens in %.2f s, %s",
              report.name(),
              report.why(),
              report.detail(),
              seconds,
              report.licence());
      return new Finding(report.kind(), Finding.Verdict.OK, text, better, ExitCode.OK);
    } catch (Exception | LinkageError e) {
      return missing(
          report.kind(),
          report.name() + " does not open: " + plan.located(String.valueOf(e.getMessage())),
          NONE);
    }
  }

  /** What was asked for in a file must be there; what is taken by itself may be missing. */
  private Finding missing(String kind, String text, String remedy) {
    boolean asked = plan.settings().option("engine." + kind).isPresent();
    return asked
        ? new Finding(kind, Finding.Verdict.WRONG, text, remedy, ExitCode.MACHINE)
        : new Finding(kind, Finding.Verdict.NOTE, text, remedy, ExitCode.OK);
  }

  /** The engines that are preferred to the one that is used, and why they cannot be. */
  private static String better(List<EngineReport> reports) {
    List<String> better = new ArrayList<>();
    for (EngineReport report : reports) {
      if (report.chosen()) {
        break;
      }
      if (!report.usable()) {
        better.add(report.name() + ": " + report.detail());
      }
    }
    return better.isEmpty() ? "" : "Preferred, if it were there: " + String.join("; ", better);
  }
}
