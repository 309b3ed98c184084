package dev.aicall.benchmarks;

import dev.aicall.agent.speech.testing.CallerMouth;
import dev.aicall.agent.speech.testing.Commands;
import java.util.ArrayList;
import java.util.List;

/** How soon the agent is silent when the caller speaks in the middle of a long answer. */
final class VoiceInterruptions {
  private static final int INTERRUPTIONS = 24;
  private static final double GOAL_MS = 400;

  /** From the decision on; 1016 is sent when it is made. */
  private static final double GOAL_AFTER_DECISION_MS = 120;

  /** The answer is in full flow; somewhere in it, so that nothing falls into step. */
  private static final long FLOW_NANOS = 700_000_000;

  private static final long STEP_NANOS = 37_000_000;

  /** Still being said when the agent must have fallen silent. */
  private static final int LEAST_WORDS = 4;

  private final List<Double> silent = new ArrayList<>();
  private final List<Double> told = new ArrayList<>();
  private final List<Double> afterTold = new ArrayList<>();

  /** The caller hears a tone, so that every pause is the end of it. */
  void run(VoiceWorld tones, List<Commands.Recording> commands) {
    List<Commands.Recording> lasting =
        commands.stream().filter(c -> c.text().split(" ", -1).length >= LEAST_WORDS).toList();
    try (VoiceCaller caller = tones.call(-1)) {
      for (int i = 0; i < INTERRUPTIONS; i++) {
        interrupt(caller, lasting.get(i % lasting.size()), FLOW_NANOS + i * STEP_NANOS);
      }
    }
  }

  /** Adds what was measured. */
  void addTo(Table table, String engines) {
    row(table, engines, "caller's first loud sample to silence at the caller", silent, GOAL_MS);
    row(table, engines, "first loud sample to 1016 at the caller", told, Double.NaN);
    row(table, engines, "1016 at the caller to silence", afterTold, GOAL_AFTER_DECISION_MS);
  }

  private void interrupt(VoiceCaller caller, Commands.Recording recording, long flow) {
    long asked = System.nanoTime();
    caller.type("tell me a story");
    long begun = caller.ear().awaitLoud(asked, VoiceCaller.LIMIT);
    caller.ear().awaitLoud(begun + flow, VoiceCaller.LIMIT);
    CallerMouth.Said said = caller.say(recording.samples());
    long onset = said.awaitBegan(VoiceCaller.LIMIT);
    long cut = caller.awaitInterruption();
    long ended = said.awaitEnded(VoiceCaller.LIMIT);
    long last = caller.ear().lastLoud(ended);
    silent.add((last - onset) / 1e6);
    told.add((cut - onset) / 1e6);
    afterTold.add((last - cut) / 1e6);
    caller.ear().awaitLoud(ended, VoiceCaller.LIMIT);
    caller.hush();
  }

  private static void row(
      Table table, String engines, String what, List<Double> times, double goal) {
    table.row(
        engines,
        what,
        Table.millis(Percentiles.median(times)),
        Table.millis(Percentiles.of(times, 90)),
        Double.isNaN(goal) ? "" : "at most " + Table.millis(goal));
  }
}
