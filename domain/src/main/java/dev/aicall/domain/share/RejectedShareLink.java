package dev.aicall.domain.share;

/** Why a text is not a share link, in the order of the steps that find out. */
public enum RejectedShareLink {
  /** There is no text. */
  EMPTY,
  /** The text is longer than {@link ShareLink#MAX_LENGTH}. */
  TOO_LARGE,
  /** A percent sign is not followed by two hex digits, or what they encode is not UTF-8. */
  BAD_PERCENT_ENCODING,
  /**
   * Not standard Base64: a foreign char (also those of the URL-safe alphabet) or a wrong length.
   */
  NOT_BASE64,
  /** The decoded text is not JSON, or has something after it. */
  NOT_JSON,
  /** The decoded text is JSON, but no object. */
  NOT_AN_OBJECT
}
