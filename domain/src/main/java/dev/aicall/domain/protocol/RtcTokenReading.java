package dev.aicall.domain.protocol;

/** What came of reading the text of an RTC token. */
public sealed interface RtcTokenReading {
  /**
   * The text is a token; nothing is said of its signature.
   *
   * @param token its fields
   */
  record Read(RtcToken token) implements RtcTokenReading {}

  /**
   * The text is not a token.
   *
   * @param reason the first thing that is wrong
   * @param detail a sentence for people; quotes nothing of the text
   */
  record Rejected(Reason reason, String detail) implements RtcTokenReading {}

  /** Why a text is not a token, in the order of the steps that find out. */
  enum Reason {
    /** Longer than 16 KiB, our choice; real tokens have under 500 chars. */
    TOO_LARGE,
    /** Not standard Base64 with padding, or not the way an encoder writes it. */
    NOT_BASE64,
    /** The bytes are not well-formed UTF-8. */
    NOT_UTF8,
    /** The text is not exactly one JSON object without repeated members. */
    NOT_A_JSON_OBJECT,
    /** A member is missing or of a wrong type. */
    BAD_MEMBER
  }
}
