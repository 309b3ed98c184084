package dev.aicall.api.transcript;

/** File formats that a transcript can be exported to. */
public enum TranscriptFormat {
  /** One JSON document with every field of every turn; the only format that loses nothing. */
  JSON,
  /** SubRip subtitles, one cue a turn, times from the start of the call. */
  SRT,
  /** WebVTT subtitles with the speaker as voice tag. */
  WEBVTT,
  /** A readable page: one paragraph a turn. */
  MARKDOWN
}
