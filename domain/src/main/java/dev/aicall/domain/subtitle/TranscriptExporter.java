package dev.aicall.domain.subtitle;

import dev.aicall.api.transcript.Transcript;
import dev.aicall.api.transcript.TranscriptFormat;

/** Writes transcripts as the text of files. Stateless: any thread may use it at any time. */
public final class TranscriptExporter {
  private TranscriptExporter() {}

  /**
   * Writes a transcript.
   *
   * @param transcript what was said
   * @param format the file format
   * @return the whole text, to be saved as UTF-8; lines end with a line feed
   */
  public static String export(Transcript transcript, TranscriptFormat format) {
    return switch (format) {
      case JSON -> TranscriptJson.write(transcript);
      case SRT -> Srt.write(transcript);
      case WEBVTT -> WebVtt.write(transcript);
      case MARKDOWN -> Markdown.write(transcript);
    };
  }
}
