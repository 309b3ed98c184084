package dev.aicall.cli.load;

import dev.aicall.cli.load.report.Limit;
import dev.aicall.cli.load.report.LoadReport;
import dev.aicall.cli.load.report.ReportMaker;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a load came to, to be made a report of. */
public final class LoadResult {
  private final LoadPlan plan;
  private final Instant startedAt;
  private final Ledger ledger;
  private final ProcessSampler sampler;

  LoadResult(LoadPlan plan, Instant startedAt, Ledger ledger, ProcessSampler sampler) {
    this.plan = plan;
    this.startedAt = startedAt;
    this.ledger = ledger;
    this.sampler = sampler;
  }

  /**
   * What the report tells beside the figures.
   *
   * @param command the command line, without secrets
   * @param callSeconds how long a call lasts; null = to the end
   * @param rampSeconds over how long calls began; null = no ramp
   * @param says what callers say
   * @param agent whom they call
   * @param server its address; empty for none
   * @param embedded whether the server is in this process
   * @param backend the media stack and its version
   * @param aicall version of the program
   * @param stopped whether it was broken off
   */
  public record Labels(
      String command,
      @Nullable Double callSeconds,
      @Nullable Double rampSeconds,
      String says,
      String agent,
      String server,
      boolean embedded,
      String backend,
      String aicall,
      boolean stopped) {}

  /**
   * Makes the report; collects the heap's garbage for it.
   *
   * @param labels what it tells beside the figures
   * @param limits what the figures are held to
   * @return the report
   */
  public LoadReport report(Labels labels, List<Limit> limits) {
    double seconds = LatencyLog.rounded(Math.max(0, ledger.now().toNanos() / 1e9));
    LoadReport.ProcessUse process = sampler.process(ledger.frames());
    Ledger.Sums sums = ledger.sums();
    Map<String, List<LoadReport.Point>> points = new LinkedHashMap<>();
    points.put("setup", sums.setUps().points());
    String waiting = sums.echo() ? "echo" : "answer";
    points.put(waiting, sums.answers().points());
    return ReportMaker.make(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            startedAt.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)),
        seconds,
        setting(labels),
        Machines.describe(labels.aicall()),
        sums.calls(),
        List.of(
            new LoadReport.Latency(
                "setup",
                "Set-up time",
                "from when the call was due to the agent's first sound",
                sums.setUps().corrected(),
                sums.setUps().measured()),
            sums.echo()
                ? new LoadReport.Latency(
                    waiting,
                    "Echo round trip",
                    "from a sound at the microphone to the same at the loudspeaker",
                    sums.answers().corrected(),
                    sums.answers().measured())
                : new LoadReport.Latency(
                    waiting,
                    "Answer delay",
                    "from the end of what the caller said to the first sound of the answer",
                    sums.answers().corrected(),
                    sums.answers().measured())),
        sums.network(),
        process,
        sums.errors(),
        sums.faults(),
        new LoadReport.Series(sums.interval().toMillis() / 1e3, points, sampler.samples()),
        limits,
        labels.stopped());
  }

  private LoadReport.Setting setting(Labels labels) {
    return new LoadReport.Setting(
        labels.command(),
        plan.mode().name(),
        plan.schedule().callers(),
        seconds(plan.load()),
        labels.callSeconds(),
        labels.rampSeconds(),
        seconds(plan.turnEvery()),
        seconds(plan.patience()),
        labels.says(),
        labels.agent(),
        labels.server(),
        labels.embedded(),
        labels.backend());
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }
}
