package dev.aicall.domain.subtitle;

import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.transcript.Transcript;
import dev.aicall.api.transcript.Turn;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A page for a reader, in GitHub's Markdown: one paragraph a turn, what was not heard struck
 * through.
 *
 * <p>A paragraph is one line that begins with the speaker, so no text stands where a heading or a
 * list could begin; within the line every mark that Markdown knows is escaped.
 */
final class Markdown {
  private static final String MARKS = "\\`*_[]<>&#~|$";

  private Markdown() {}

  static String write(Transcript transcript) {
    StringBuilder out = new StringBuilder();
    out.append("# Call of ")
        .append(transcript.startedAt().truncatedTo(ChronoUnit.SECONDS))
        .append('\n');
    for (Turn turn : transcript.turns()) {
      out.append('\n');
      paragraph(turn, out);
      out.append('\n');
    }
    return out.toString();
  }

  private static void paragraph(Turn turn, StringBuilder out) {
    out.append("**").append(Speakers.name(turn)).append("** (").append(CueTime.of(turn.start()));
    String emotion = turn.emotion();
    if (emotion != null) {
      out.append(", ").append(escape(emotion));
    }
    Duration latency = turn.latency();
    if (latency != null) {
      out.append(", after ").append(latency.toMillis()).append(" ms");
    }
    out.append("):");
    // Outer spaces: without them strikethrough does not begin or end next to punctuation.
    String heard = escape(turn.heard());
    if (!heard.isEmpty()) {
      out.append(' ').append(heard);
    }
    String unheard = escape(turn.unheard());
    if (!unheard.isEmpty()) {
      out.append(" ~~").append(unheard).append("~~");
    }
    String ending = ending(turn.interruption());
    if (!ending.isEmpty()) {
      out.append(" *(").append(ending).append(")*");
    } else if (!turn.complete()) {
      out.append(" …");
    }
  }

  private static String ending(@Nullable ARTCAICallSpeakingInterruptedReason interruption) {
    if (interruption == null) {
      return "";
    }
    return switch (interruption) {
      case unknown -> "cut off";
      case byWords -> "cut off by an interrupt word";
      case byVoice -> "cut off by the user's voice";
      case byInterruptSpeaking -> "cut off by the app";
      case bySpeechBroadCast -> "cut off by an announcement";
      case byLlmQuery -> "cut off by a question in text";
    };
  }

  private static String escape(String text) {
    String line = String.join("\n", Lines.of(text));
    StringBuilder out = new StringBuilder(line.length() + 8);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\n') {
        out.append("<br>");
        continue;
      }
      if (MARKS.indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }
}
