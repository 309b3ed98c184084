package dev.aicall.cli.load.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a load test came to; the JSON has the same names and order. Times without a unit in
 * their name are seconds since the first call was due.
 *
 * @param format number of this layout: 1; members may be added without another number
 * @param startedAt date and time of the start, ISO 8601
 * @param seconds how long it took, calls that were waited for included
 * @param verdict whether all is within the limits
 * @param setting what was asked for
 * @param machine where it ran
 * @param calls what became of the calls
 * @param latencies how long callers waited, in the order to show them in
 * @param network what the backend's statistics told
 * @param process what this process took
 * @param figures every figure that a limit can be set for, by its name; null = not measured
 * @param limits what was asked of the figures
 * @param errors what went wrong, most frequent first
 * @param notes what the reader must know before believing the figures
 * @param series figures over time
 */
public record LoadReport(
    int format,
    String startedAt,
    double seconds,
    Verdict verdict,
    Setting setting,
    Machine machine,
    Calls calls,
    List<Latency> latencies,
    Network network,
    ProcessUse process,
    Map<String, @Nullable Double> figures,
    List<Checked> limits,
    List<Fault> errors,
    List<String> notes,
    Series series) {

  /**
   * How it ended.
   *
   * @param ok whether all is within the limits
   * @param exit the program's exit code
   * @param text one line for people
   */
  public record Verdict(boolean ok, int exit, String text) {}

  /**
   * What was asked for.
   *
   * @param command the command line, without secrets
   * @param mode steady, ramp or burst
   * @param calls callers
   * @param seconds how long calls were begun
   * @param callSeconds how long a call lasts; null = to the end
   * @param rampSeconds over how long the calls began; null = no ramp
   * @param turnSeconds from one turn of a caller to the next; the interval that answers are
   *     corrected with
   * @param answerSeconds how long an answer is waited for
   * @param says what the callers say
   * @param agent whom they call
   * @param server address; empty = none
   * @param embedded whether the server is in this process, so that its CPU and memory count too
   * @param backend the media stack and its version
   */
  public record Setting(
      String command,
      String mode,
      int calls,
      double seconds,
      @Nullable Double callSeconds,
      @Nullable Double rampSeconds,
      double turnSeconds,
      double answerSeconds,
      String says,
      String agent,
      String server,
      boolean embedded,
      String backend) {}

  /**
   * Where it ran.
   *
   * @param aicall version of the program
   * @param java version and maker of the JVM
   * @param jvm options of the JVM
   * @param system operating system
   * @param cores processors that the JVM may use
   * @param processor model of the processor; empty where it is not known
   * @param memoryMb memory of the machine in MiB
   * @param heapLimitMb the most heap that the JVM takes, in MiB
   */
  public record Machine(
      String aicall,
      String java,
      String jvm,
      String system,
      int cores,
      String processor,
      long memoryMb,
      long heapLimitMb) {}

  /**
   * What became of the calls.
   *
   * @param due calls that were to be begun
   * @param setUp calls in which the agent was heard
   * @param failed calls that did not begin, were never heard, or ended by an error
   * @param failedPercent of those due
   * @param upMost most calls that were up at once
   * @param turns how often a caller said something
   * @param answered turns that the agent answered in time
   * @param unanswered turns that it did not
   * @param unansweredPercent of all turns
   * @param interruptions how often an agent was cut off
   * @param reconnects how often a lost link came back
   * @param linksLost how often a link was lost
   * @param leftByAgent calls that the agent ended in good order
   */
  public record Calls(
      long due,
      long setUp,
      long failed,
      double failedPercent,
      long upMost,
      long turns,
      long answered,
      long unanswered,
      double unansweredPercent,
      long interruptions,
      long reconnects,
      long linksLost,
      long leftByAgent) {}

  /**
   * How long callers waited for one thing.
   *
   * @param name in limits: setup, answer or echo
   * @param title for people
   * @param meaning from when to when
   * @param corrected corrected for coordinated omission; what limits are held to
   * @param measured as it was measured, without the correction
   */
  public record Latency(
      String name, String title, String meaning, Spread corrected, Spread measured) {}

  /**
   * A distribution in milliseconds; all null if nothing was measured.
   *
   * @param count values
   * @param minMs least
   * @param meanMs mean
   * @param medianMs half are at most this
   * @param p90Ms 90 % are at most this
   * @param p95Ms 95 % are at most this
   * @param p99Ms 99 % are at most this
   * @param maxMs greatest
   */
  public record Spread(
      long count,
      @Nullable Double minMs,
      @Nullable Double meanMs,
      @Nullable Double medianMs,
      @Nullable Double p90Ms,
      @Nullable Double p95Ms,
      @Nullable Double p99Ms,
      @Nullable Double maxMs) {}

  /**
   * What the backend's statistics told, about every 2 s a call; the fake has none.
   *
   * @param reports how many there were
   * @param rtt round trip of the connection
   * @param jitter of the agent's sound (RFC 3550)
   * @param lossInPercent of the agent's packets, mean of all reports; null = none came
   * @param lossOutPercent of the callers' packets, mean of all reports; null = none came
   * @param lossMostPercent greatest of any report, either way; null = none came
   */
  public record Network(
      long reports,
      Spread rtt,
      Spread jitter,
      @Nullable Double lossInPercent,
      @Nullable Double lossOutPercent,
      @Nullable Double lossMostPercent) {}

  /**
   * What this process took, by samples of every second.
   *
   * @param cpuPercent CPU time of the process by that of all cores, mean of the whole test
   * @param cpuMostPercent the same in the worst second
   * @param machineCpuMostPercent of all processes together in the worst second
   * @param heapMostMb most heap in use, in MiB, garbage included
   * @param heapEndMb heap in use after a collection, when all calls were over
   * @param rssMostMb most resident memory; null where the system does not tell
   * @param threadsMost most threads of the JVM
   * @param timerLagMostMs how late the program's own timer was at the worst
   * @param frames pieces of 10 ms that the backend should have taken from the microphones
   * @param lateFrames those that it took 20 ms or more too late
   * @param lateFramesPercent of all
   */
  public record ProcessUse(
      @Nullable Double cpuPercent,
      @Nullable Double cpuMostPercent,
      @Nullable Double machineCpuMostPercent,
      double heapMostMb,
      double heapEndMb,
      @Nullable Double rssMostMb,
      int threadsMost,
      double timerLagMostMs,
      long frames,
      long lateFrames,
      double lateFramesPercent) {}

  /**
   * A limit and what was measured.
   *
   * @param limit as it was given: {@code setup.p95 at most 500 ms}
   * @param figure the name of the figure
   * @param most whether it is the most; false = the least
   * @param value the limit, in the figure's unit
   * @param measured what was measured; null = nothing, which is beyond every limit
   * @param unit of both
   * @param ok whether it is within
   */
  public record Checked(
      String limit,
      String figure,
      boolean most,
      double value,
      @Nullable Double measured,
      String unit,
      boolean ok) {}

  /**
   * One thing that went wrong.
   *
   * @param code number of the error; null for what has none
   * @param name of the code, or one word
   * @param count how often
   * @param meaning what happened, as it was told first
   * @param remedy what to do
   * @param first when it happened first
   */
  public record Fault(
      @Nullable Integer code,
      String name,
      long count,
      String meaning,
      String remedy,
      double first) {}

  /**
   * Figures over time.
   *
   * @param intervalSeconds what one point of a latency covers
   * @param latencies points by the name of the latency; corrected
   * @param samples of the process, one a second
   */
  public record Series(
      double intervalSeconds, Map<String, List<Point>> latencies, List<Sample> samples) {}

  /**
   * A latency in one interval.
   *
   * @param at middle of the interval
   * @param count values
   * @param medianMs half are at most this
   * @param p95Ms 95 % are at most this
   * @param p99Ms 99 % are at most this
   * @param maxMs greatest
   */
  public record Point(
      double at, long count, double medianMs, double p95Ms, double p99Ms, double maxMs) {}

  /**
   * The process at one moment.
   *
   * @param at when
   * @param up calls in which the agent was heard and that are not over
   * @param settingUp calls that are begun and not heard yet
   * @param failed calls that have failed so far
   * @param cpuPercent of the process since the sample before; null = not known
   * @param machineCpuPercent of all processes; null = not known
   * @param heapMb heap in use, garbage included
   * @param rssMb resident memory; null = not known
   * @param threads of the JVM
   * @param timerLagMs how late the program's own timer was at the worst since the sample before
   */
  public record Sample(
      double at,
      int up,
      int settingUp,
      long failed,
      @Nullable Double cpuPercent,
      @Nullable Double machineCpuPercent,
      double heapMb,
      @Nullable Double rssMb,
      int threads,
      double timerLagMs) {}
}
