package dev.aicall.cli.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.cli.audio.Levels;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The summary of a call as JSON: the last line of {@code --json} and part of demo's call.json. */
public final class SummaryJson {
  private SummaryJson() {}

  /**
   * Adds the summary's fields to an object.
   *
   * @param json where to
   * @param summary what came of the call
   */
  public static void put(ObjectNode json, CallSummary summary) {
    json.put("exit", summary.exitCode().number())
        .put("seconds", summary.length().toMillis() / 1e3)
        .put("setUpMs", millis(summary.setUp()))
        .put("userTurns", summary.userTurns())
        .put("agentTurns", summary.agentTurns())
        .put("interruptions", summary.interruptions());
    ArrayNode delays = json.putArray("answerDelaysMs");
    summary.answerDelays().forEach(delay -> delays.add(delay.toMillis()));
    Levels.Reading heard = summary.heard();
    json.putObject("heard")
        .put("seconds", rounded(heard.seconds()))
        .put("peakDbfs", rounded(heard.peakDbfs()))
        .put("rmsDbfs", rounded(heard.rmsDbfs()));
    ArrayNode files = json.putArray("files");
    summary.files().forEach(file -> files.add(file.toString()));
    if (summary.error() != null) {
      JsonView.putError(json.putObject("error"), summary.error());
    }
  }

  private static @Nullable Long millis(@Nullable Duration time) {
    return time == null ? null : time.toMillis();
  }

  private static @Nullable Double rounded(@Nullable Double value) {
    return value == null ? null : Math.round(value * 100) / 100d;
  }
}
