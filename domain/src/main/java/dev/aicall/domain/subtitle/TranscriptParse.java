package dev.aicall.domain.subtitle;

import dev.aicall.api.transcript.Transcript;

/** What became of a transcript file that was read. */
public sealed interface TranscriptParse {
  /**
   * The file was sound.
   *
   * @param transcript what it says
   */
  record Parsed(Transcript transcript) implements TranscriptParse {}

  /**
   * The file was not.
   *
   * @param reason what was expected, and what was found
   * @param position where: line and column, or a JSON pointer (RFC 6901) such as {@code
   *     /turns/3/startMs}
   */
  record Rejected(String reason, String position) implements TranscriptParse {}
}
