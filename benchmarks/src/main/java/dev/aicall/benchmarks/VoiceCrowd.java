package dev.aicall.benchmarks;

import dev.aicall.agent.speech.testing.CallerEar;
import dev.aicall.agent.speech.testing.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several calls at once: how soon each is answered, and whether the agent's sound is whole. */
final class VoiceCrowd {
  private static final int TURNS_A_CALL = 8;
  private static final double GOAL_GAP_MS = 60;

  /** −20 dB. */
  private static final double QUIET = ToneVoice.LEVEL / 10;

  private final VoiceTurns turns = new VoiceTurns();
  private final List<Double> missing = new ArrayList<>();
  private final List<Double> late = new ArrayList<>();

  /** All callers hear a tone; each asks and hears the whole answer. */
  void run(VoiceWorld tones, List<Commands.Recording> commands, int calls) {
    ExecutorService threads = Executors.newFixedThreadPool(calls);
    try {
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        int first = i * TURNS_A_CALL;
        callers.add(threads.submit(() -> talk(tones, commands, first)));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a caller failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      threads.shutdown();
    }
  }

  VoiceTurns turns() {
    return turns;
  }

  /** Adds how whole the sound was. */
  void addTo(Table table, String engines) {
    row(table, engines, "longest gap in the sound of an answer", missing, GOAL_GAP_MS);
    row(table, engines, "longest wait for the next piece", late, Double.NaN);
  }

  private void talk(VoiceWorld tones, List<Commands.Recording> commands, int first) {
    try (VoiceCaller caller = tones.call(-1)) {
      for (int i = 0; i < TURNS_A_CALL; i++) {
        Commands.Recording recording = commands.get((first + i) % commands.size());
        VoiceTurns.Asked turn = VoiceTurns.ask(recording, caller);
        caller.awaitQuiet();
        listen(caller.ear().between(turn.heardNanos(), caller.ear().lastLoud(Long.MAX_VALUE)));
        turns.add(recording, turn);
      }
    }
  }

  /** Looks for quiet pieces, and for pieces that came late, inside an answer. */
  private synchronized void listen(List<CallerEar.Piece> answer) {
    double longest = 0;
    double quiet = 0;
    double latest = 0;
    long end = Long.MAX_VALUE;
    for (CallerEar.Piece piece : answer) {
      quiet = piece.level() < QUIET ? quiet + piece.lengthNanos() / 1e6 : 0;
      longest = Math.max(longest, quiet);
      latest = Math.max(latest, (piece.nanos() - end) / 1e6);
      end = piece.nanos() + piece.lengthNanos();
    }
    missing.add(longest);
    late.add(latest);
  }

  private static void row(
      Table table, String engines, String what, List<Double> gaps, double goal) {
    table.row(
        engines,
        what,
        Table.millis(Percentiles.median(gaps)),
        Table.millis(Percentiles.of(gaps, 100)),
        Double.isNaN(goal) ? "" : "at most " + Table.millis(goal));
  }
}
