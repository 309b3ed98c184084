package dev.aicall.benchmarks;

import dev.aicall.agent.speech.testing.CallerMouth;
import dev.aicall.agent.speech.testing.Commands;
import dev.aicall.agent.speech.testing.WordErrors;
import dev.aicall.api.model.LatencyStat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What came of questions that were asked one after the other, in ms. */
final class VoiceTurns {
  /** What the agent measures itself, in the order in which it happens. */
  private static final Map<String, String> SEGMENTS = new LinkedHashMap<>();

  static {
    SEGMENTS.put("aimutecost", "silence");
    SEGMENTS.put("aiasrcost", "recognition");
    SEGMENTS.put("aillmcost", "reply");
    SEGMENTS.put("aittscost", "synthesis");
  }

  /** Times of the agent, on the same ticker as the caller's, since both are in one JVM. */
  private static final String LAST_SPEECH = "aAIClientQuestionTimestampTAIL";

  private static final String FIRST_SOUND = "aAIClientAnswerTimestampHEAD";

  /** Network, codec and jitter buffer; on the way there also how true the detector's end is. */
  private static final String THERE = "way to the agent";

  private static final String BACK = "way back";

  /** How a turn goes. */
  static final List<String> SEGMENT_ORDER =
      List.of(THERE, "silence", "recognition", "reply", "synthesis", BACK);

  private final List<Double> voiceToVoice = new ArrayList<>();
  private final Map<String, List<Double>> segments = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private double wrongWords;
  private int asked;
  private int early;

  /** Has the caller ask, and waits for the first sound of the answer, which goes on. */
  synchronized void add(Commands.Recording recording, VoiceCaller caller) {
    add(recording, ask(recording, caller));
  }

  /**
   * One question.
   *
   * @param heardNanos when the first sound of the answer was heard
   */
  record Asked(
      CallerMouth.Said said,
      long endedNanos,
      long heardNanos,
      String understood,
      LatencyStat stat) {}

  static Asked ask(Commands.Recording recording, VoiceCaller caller) {
    CallerMouth.Said said = caller.say(recording.samples());
    long ended = said.awaitEnded(VoiceCaller.LIMIT);
    long heard = caller.ear().awaitLoud(ended, VoiceCaller.LIMIT);
    return new Asked(said, ended, heard, caller.awaitSentence(), caller.awaitStat());
  }

  synchronized void add(Commands.Recording recording, Asked turn) {
    asked++;
    if (!turn.understood().equals(recording.text())) {
      wrong.add(recording.file() + ": " + turn.understood());
    }
    wrongWords += WordErrors.rate(recording.text(), turn.understood());
    Map<String, Number> agent = turn.stat().getAiAgent();
    double all = (turn.heardNanos() - turn.endedNanos()) / 1e6;
    if (!agent.keySet().containsAll(SEGMENTS.keySet())) {
      early++;
      return;
    }
    voiceToVoice.add(all);
    Map<String, Number> times = turn.stat().getAiPub();
    note(THERE, millis(times, LAST_SPEECH) - turn.endedNanos() / 1e6);
    SEGMENTS.forEach((key, name) -> note(name, millis(agent, key)));
    note(BACK, turn.heardNanos() / 1e6 - millis(times, FIRST_SOUND));
  }

  private static double millis(Map<String, Number> times, String key) {
    return Objects.requireNonNull(times.get(key), key).doubleValue();
  }

  private void note(String segment, double ms) {
    segments.computeIfAbsent(segment, name -> new ArrayList<>()).add(ms);
  }

  /** Adds how long it took and how much of it was understood. */
  synchronized void addTo(Table table, String engines, String silence, double goalMs) {
    table.row(
        engines,
        silence,
        Table.millis(Percentiles.median(voiceToVoice)),
        Table.millis(Percentiles.of(voiceToVoice, 90)),
        Table.millis(Percentiles.of(voiceToVoice, 100)),
        Table.millis(goalMs),
        understood(),
        Table.number(early));
  }

  /** Adds the medians of the segments. */
  synchronized void addSegmentsTo(Table table, String engines, String silence) {
    List<String> cells = new ArrayList<>(List.of(engines, silence));
    for (String segment : SEGMENT_ORDER) {
      cells.add(Table.number(Percentiles.median(Objects.requireNonNull(segments.get(segment)))));
    }
    table.row(cells.toArray(String[]::new));
  }

  /** Says how many were understood exactly; what was not goes to the console. */
  synchronized String understood() {
    if (!wrong.isEmpty()) {
      System.out.println("  misunderstood " + wrong);
    }
    return String.format(
        Locale.ROOT,
        "%d of %d, %.1f %% of words wrong",
        asked - wrong.size(),
        asked,
        100 * wrongWords / asked);
  }
}
