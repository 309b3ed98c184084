package dev.aicall.cli.load;

import dev.aicall.api.error.CallError;
import dev.aicall.api.media.AudioStats;
import dev.aicall.cli.load.report.LoadReport;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps all that is measured. Safe from any thread; nothing in it waits. */
final class Ledger {
  /** As many points as a plot has room for, and few enough that each covers several values. */
  private static final int POINTS = 24;

  private final TimeSource time;
  private final boolean echo;
  private final Duration turnEvery;
  private final Duration interval;
  private final LatencyLog setUps;
  private final LatencyLog answers;
  private final LatencyLog rtt;
  private final LatencyLog jitter;
  private final ErrorTally errors = new ErrorTally();
  private final FrameCount frames = new FrameCount();
  private long zeroNanos;
  private long due;
  private long setUp;
  private long failed;
  private int settingUp;
  private int up;
  private int upMost;
  private long turns;
  private long answered;
  private long unanswered;
  private long interruptions;
  private long reconnects;
  private long linksLost;
  private long leftByAgent;
  private long reports;
  private final Mean lossIn = new Mean();
  private final Mean lossOut = new Mean();

  Ledger(LoadPlan plan, TimeSource time) {
    this.time = time;
    this.echo = plan.echo();
    this.turnEvery = plan.turnEvery();
    this.interval =
        Duration.ofSeconds(Math.max(1, (plan.load().toSeconds() + POINTS - 1) / POINTS));
    this.setUps = new LatencyLog(interval);
    this.answers = new LatencyLog(interval);
    this.rtt = new LatencyLog(interval);
    this.jitter = new LatencyLog(interval);
    this.zeroNanos = time.nanoTime();
  }

  /** The first call is due at this moment of the ticker: all times count from it. */
  synchronized void zero(long nanos) {
    zeroNanos = nanos;
  }

  synchronized Duration now() {
    return Duration.ofNanos(time.nanoTime() - zeroNanos);
  }

  FrameCount frames() {
    return frames;
  }

  synchronized void began() {
    due++;
    settingUp++;
  }

  /** The agent of a call is heard. */
  synchronized void heard(Duration sinceDue, Duration sinceStart) {
    settingUp--;
    setUp++;
    up++;
    upMost = Math.max(upMost, up);
    setUps.add(sinceDue, sinceStart, now());
  }

  /**
   * A call that began is over.
   *
   * @param heard whether its agent was heard
   * @param bad whether it failed
   * @param left whether the agent ended it in good order
   */
  synchronized void over(boolean heard, boolean bad, boolean left) {
    if (heard) {
      up--;
    } else {
      settingUp--;
    }
    failed += bad ? 1 : 0;
    leftByAgent += left ? 1 : 0;
  }

  /** A call could not even begin. */
  synchronized void notBegun() {
    due++;
    failed++;
  }

  synchronized void error(CallError error) {
    errors.add(error, now());
  }

  synchronized void error(String name, String meaning, String remedy) {
    errors.add(name, meaning, remedy, now());
  }

  synchronized void turn() {
    turns++;
  }

  synchronized void answer(Duration delay) {
    answered++;
    answers.addExpected(delay, turnEvery, now());
  }

  /**
   * Nothing came for so long: it counts as a wait of that length, or the worst would be missing.
   */
  synchronized void noAnswer(Duration waited) {
    unanswered++;
    answers.addExpected(waited, turnEvery, now());
  }

  /** The call ended before the answer came. */
  synchronized void turnCut() {
    unanswered++;
  }

  synchronized void interrupted() {
    interruptions++;
  }

  synchronized void linkLost() {
    linksLost++;
  }

  synchronized void linkBack() {
    reconnects++;
  }

  synchronized void incoming(AudioStats stats) {
    reports++;
    lossIn.add(stats.lossPercent());
    if (stats.rttMs() >= 0) {
      rtt.add(stats.rttMs(), now());
    }
    if (stats.jitterMs() >= 0) {
      jitter.add(stats.jitterMs(), now());
    }
  }

  synchronized void outgoing(AudioStats stats) {
    lossOut.add(stats.lossPercent());
  }

  /** What the view and the samples show. */
  record Now(
      Duration at,
      int up,
      int settingUp,
      long setUp,
      long failed,
      @Nullable Double setUpP95Ms,
      @Nullable Double answerP95Ms) {}

  synchronized Now snapshot() {
    return new Now(now(), up, settingUp, setUp, failed, setUps.p95Ms(), answers.p95Ms());
  }

  /** All that was measured, for the report. */
  record Sums(
      LoadReport.Calls calls,
      LatencyLog setUps,
      LatencyLog answers,
      boolean echo,
      Duration interval,
      LoadReport.Network network,
      List<LoadReport.Fault> faults,
      long errors) {}

  synchronized Sums sums() {
    LoadReport.Calls calls =
        new LoadReport.Calls(
            due,
            setUp,
            failed,
            percent(failed, due),
            upMost,
            turns,
            answered,
            unanswered,
            percent(unanswered, turns),
            interruptions,
            reconnects,
            linksLost,
            leftByAgent);
    Double mostIn = lossIn.most();
    Double mostOut = lossOut.most();
    LoadReport.Network network =
        new LoadReport.Network(
            reports,
            rtt.corrected(),
            jitter.corrected(),
            lossIn.mean(),
            lossOut.mean(),
            mostIn == null || mostOut == null ? mostIn : Double.valueOf(Math.max(mostIn, mostOut)));
    return new Sums(
        calls, setUps, answers, echo, interval, network, errors.faults(), errors.count());
  }

  static double percent(long part, long whole) {
    return whole == 0 ? 0 : LatencyLog.rounded(100.0 * part / whole);
  }

  private static final class Mean {
    private double sum;
    private double greatest;
    private long count;

    void add(double value) {
      sum += value;
      greatest = Math.max(greatest, value);
      count++;
    }

    @Nullable Double mean() {
      return count == 0 ? null : Double.valueOf(LatencyLog.rounded(sum / count));
    }

    @Nullable Double most() {
      return count == 0 ? null : Double.valueOf(greatest);
    }
  }
}
