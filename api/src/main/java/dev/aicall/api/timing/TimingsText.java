package dev.aicall.api.timing;

import dev.aicall.api.error.ARTCAICallErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one-line form of {@link CallTimings}. */
final class TimingsText {
  private TimingsText() {}

  static String of(CallTimings timings) {
    StringBuilder text = new StringBuilder();
    Duration length = timings.length();
    text.append(length == null ? "on" : result(timings) + " after " + millis(length));
    text.append(": ").append(setup(timings)).append("; ");
    text.append(count(timings.turns().size(), "turn"));
    List<Duration> delays = timings.answerDelays();
    if (!delays.isEmpty()) {
      text.append(", answer in ").append(millis(median(delays))).append(" (median)");
    }
    List<Interruption> interruptions = timings.interruptions();
    if (!interruptions.isEmpty()) {
      text.append("; ").append(count(interruptions.size(), "interruption"));
      List<Duration> silences =
          interruptions.stream().map(Interruption::silent).filter(Objects::nonNull).toList();
      if (!silences.isEmpty()) {
        text.append(", silent after ").append(millis(median(silences)));
      }
    }
    int losses = timings.reconnects().size();
    if (losses > 0) {
      text.append("; link lost ").append(count(losses, "time")).append(", ");
      text.append(millis(timings.timeOut())).append(" in all");
    }
    return text.toString();
  }

  /** An agent that leaves ends many a good call; the name of its code reads like a failure. */
  private static String result(CallTimings timings) {
    return timings.error() == ARTCAICallErrorCode.AgentLeaveChannel
        ? "the agent left"
        : timings.result();
  }

  private static String setup(CallTimings timings) {
    if (timings.at(SetupStage.JOINED).isPresent()) {
      String joined = "joined at " + millis(timings.at(SetupStage.JOINED).get());
      return timings
          .at(SetupStage.FIRST_AUDIO)
          .map(first -> joined + ", first audio at " + millis(first))
          .orElse(joined + ", no audio");
    }
    @Nullable SetupStage last = timings.lastStage();
    return last == null
        ? "nothing was reached"
        : "not joined, got as far as " + last + " at " + millis(timings.at(last).orElseThrow());
  }

  private static Duration median(List<Duration> durations) {
    return durations.stream().sorted().toList().get((durations.size() - 1) / 2);
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%,d ms", time.toMillis());
  }
}
