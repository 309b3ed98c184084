package dev.aicall.domain.subtitle;

import dev.aicall.api.transcript.Transcript;

/**
 * SubRip: number, times, lines, blank line. The format has no standard and no escaping; the arrow
 * of a time line is the one thing a text must not have.
 */
final class Srt {
  private Srt() {}

  static String write(Transcript transcript) {
    StringBuilder out = new StringBuilder();
    int number = 1;
    for (Cue cue : Cue.of(transcript)) {
      out.append(number++).append('\n');
      out.append(CueTime.of(cue.start(), ',')).append(" --> ");
      out.append(CueTime.of(cue.end(), ',')).append('\n');
      out.append(cue.speaker()).append(": ");
      out.append(String.join("\n", cue.lines()).replace("-->", "→"));
      out.append("\n\n");
    }
    return out.toString();
  }
}
