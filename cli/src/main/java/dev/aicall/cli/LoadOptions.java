package dev.aicall.cli;

import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.load.Line;
import dev.aicall.cli.load.LoadMode;
import dev.aicall.cli.load.LoadPlan;
import dev.aicall.cli.load.Schedule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many calls there are, when they begin, and how long they last. */
final class LoadOptions {
  private static final int MOST_CALLS = 10_000;
  private static final Duration LEAST_CALL = Duration.ofSeconds(2);
  private static final Duration LEAST_LOAD = Duration.ofSeconds(1);
  private static final Duration USUAL_CALL = Duration.ofSeconds(15);

  /** Time for the answer to what was said, before more is said: our choice. */
  private static final Duration ROOM = Duration.ofSeconds(2);

  private static final Duration LEAST_ROOM = Duration.ofMillis(500);
  private static final Duration USUAL_TURN = Duration.ofSeconds(3);

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "10",
      description = "Callers. Default: ${DEFAULT-VALUE}.")
  private int calls;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "30s",
      description =
          "How long the load lasts; what is not answered by then is waited for."
              + " Default: ${DEFAULT-VALUE}.")
  private Duration duration = Duration.ofSeconds(30);

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "steady",
      description =
          "${COMPLETION-CANDIDATES}: callers that hang up and call again all the time; one after the"
              + " other, and all stay; all at the same moment, again and again. Default:"
              + " ${DEFAULT-VALUE}.")
  private LoadMode mode = LoadMode.steady;

  @Option(
      names = "--ramp",
      paramLabel = "TIME",
      description = "Over how long calls begin, with --mode ramp. Default: half of --duration.")
  private @Nullable Duration ramp;

  @Option(
      names = "--call-length",
      paramLabel = "TIME",
      description =
          "How long a call lasts, but with --mode ramp. Default: 15s, or --duration if that is less.")
  private @Nullable Duration callLength;

  @Option(
      names = "--turn-every",
      paramLabel = "TIME",
      description =
          "From one turn of a caller to the next. Default: 3s, more if what is said is long.")
  private @Nullable Duration turnEvery;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      defaultValue = "10s",
      description =
          "How long an answer is waited for, and a call at the end of its time that is not set up."
              + " Default: ${DEFAULT-VALUE}.")
  private Duration patience = Duration.ofSeconds(10);

  @Option(
      names = "--cold",
      description =
          "Measure the very first call, too. Default: one call is made before, so that set-up does"
              + " not count what the program loads once.")
  private boolean cold;

  boolean warmsUp() {
    return !cold;
  }

  void check() {
    if (calls < 1 || calls > MOST_CALLS) {
      throw wrong("--calls: 1 to " + MOST_CALLS + ", got " + calls);
    }
    atLeast("--duration", duration, LEAST_LOAD);
    atLeast("--patience", patience, LEAST_LOAD);
    if (mode == LoadMode.ramp) {
      if (callLength != null) {
        throw wrong("--call-length: not with --mode ramp, whose calls stay to the end");
      }
      if (ramp != null && ramp.compareTo(duration) > 0) {
        throw wrong("--ramp: at most --duration (" + text(duration) + "), got " + text(ramp));
      }
    } else if (ramp != null) {
      throw wrong("--ramp: only with --mode ramp, got --mode " + mode);
    }
    if (callLength != null) {
      atLeast("--call-length", callLength, LEAST_CALL);
    }
  }

  private static void atLeast(String option, Duration given, Duration least) {
    if (given.compareTo(least) < 0) {
      throw wrong(option + ": at least " + text(least) + ", got " + text(given));
    }
  }

  private static String text(Duration time) {
    return time.toMillis() % 1_000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
  }

  private static CliException wrong(String message) {
    return new CliException(ExitCode.USAGE, message, "");
  }

  LoadPlan plan(List<Line> lines, boolean echo) {
    Schedule schedule =
        switch (mode) {
          case steady -> Schedule.steady(calls, duration, call());
          case burst -> Schedule.burst(calls, duration, call());
          case ramp -> Schedule.ramp(calls, duration, ramp());
        };
    return new LoadPlan(mode, schedule, duration, lines, echo, turn(lines), patience);
  }

  private Duration turn(List<Line> lines) {
    Duration longest =
        lines.stream().map(Line::length).max(Duration::compareTo).orElse(Duration.ZERO);
    if (turnEvery == null) {
      Duration room = longest.plus(ROOM);
      return room.compareTo(USUAL_TURN) > 0 ? room : USUAL_TURN;
    }
    atLeast("--turn-every", turnEvery, longest.plus(LEAST_ROOM));
    return turnEvery;
  }

  private Duration call() {
    if (callLength != null) {
      return callLength;
    }
    return duration.compareTo(USUAL_CALL) < 0 ? duration : USUAL_CALL;
  }

  private Duration ramp() {
    return ramp == null ? duration.dividedBy(2) : ramp;
  }

  int calls() {
    return calls;
  }

  @Nullable Double callSeconds() {
    return mode == LoadMode.ramp ? null : Double.valueOf(call().toMillis() / 1e3);
  }

  @Nullable Double rampSeconds() {
    return mode == LoadMode.ramp ? Double.valueOf(ramp().toMillis() / 1e3) : null;
  }
}
