package dev.aicall.domain.subtitle;

import dev.aicall.api.transcript.Transcript;

/** WebVTT (W3C Candidate Recommendation, 2019-04-04) with the speaker as voice tag. */
final class WebVtt {
  private WebVtt() {}

  static String write(Transcript transcript) {
    StringBuilder out = new StringBuilder("WEBVTT\n");
    for (Cue cue : Cue.of(transcript)) {
      out.append('\n');
      out.append(CueTime.of(cue.start(), '.')).append(" --> ");
      out.append(CueTime.of(cue.end(), '.')).append('\n');
      out.append("<v ").append(cue.speaker()).append('>');
      out.append(escape(String.join("\n", cue.lines()))).append('\n');
    }
    return out.toString();
  }

  // An arrow cannot remain: its head is escaped too.
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
