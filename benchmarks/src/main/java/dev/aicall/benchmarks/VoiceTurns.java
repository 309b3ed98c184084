package dev.aicall.benchmarks;

import dev.aicall.agent.speech.testing.CallerMouth;
import dev.aicall.agent.speech.testing.Commands;
import dev.aicall.agent.speech.testing.WordErrors;
import dev.aicall.api.model.LatencyStat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** Prints how long it took, against a goal in ms. */
  synchronized void print(String what, double goalMs) {
    System.out.printf(
        "voice     %-38s median %4.0f ms  p90 %4.0f ms  most %4.0f ms  goal %4.0f ms  (%d turns, %d"
            + " unmeasured)%n",
        what,
        Percentiles.median(voiceToVoice),
        Percentiles.of(voiceToVoice, 90),
        Percentiles.of(voiceToVoice, 100),
        goalMs,
        voiceToVoice.size(),
        early);
    segments.forEach(
        (segment, times) ->
            System.out.printf(
                "            %-36s median %4.0f ms  p90 %4.0f ms  most %4.0f ms%n",
                segment,
                Percentiles.median(times),
                Percentiles.of(times, 90),
                Percentiles.of(times, 100)));
  }

  /** Prints how much of it was understood. */
  synchronized void printUnderstood(String what) {
    System.out.printf(
        "heard     %-38s %d of %d exact, %.1f %% of words wrong a sentence %s%n",
        what, asked - wrong.size(), asked, 100 * wrongWords / asked, wrong);
  }
}
