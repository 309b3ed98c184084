package dev.aicall.domain.subtitle;

import dev.aicall.api.transcript.Transcript;
import dev.aicall.api.transcript.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One subtitle: what was heard of one turn. Turns of which nothing was heard have none.
 *
 * <p>Cues begin in the order of the transcript and have a length. Two of them overlap where both
 * sides spoke at once; SRT and WebVTT players show both.
 *
 * @param speaker who speaks, for a reader
 * @param lines the text without blank lines, which would end the cue; at least one
 * @param start from the start of the call, not before the cue before
 * @param end after {@code start}
 */
record Cue(String speaker, List<String> lines, Duration start, Duration end) {
  /** Shortest time on screen; our choice, enough to notice a short word. */
  static final Duration SHORTEST = Duration.ofSeconds(1);

  static List<Cue> of(Transcript transcript) {
    List<Cue> cues = new ArrayList<>();
    Duration start = Duration.ZERO;
    for (Turn turn : transcript.turns()) {
      List<String> lines = Lines.of(turn.heard());
      if (lines.isEmpty()) {
        continue;
      }
      start = later(start, turn.start());
      cues.add(new Cue(Speakers.name(turn), lines, start, later(start.plus(SHORTEST), turn.end())));
    }
    return cues;
  }

  private static Duration later(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
