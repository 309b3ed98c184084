package dev.aicall.domain.protocol;

/**
 * Bytes that are no usable message.
 *
 * @param reason why
 * @param detail where or what, for a log: a field or a position, never a value
 */
public record RejectedMessage(Reason reason, String detail) implements AgentReading, ClientReading {

  /** Why bytes were refused. */
  public enum Reason {
    /** Longer than {@link MessageReader#MAX_BYTES}. */
    TOO_LARGE,
    /** Nested deeper than {@link MessageReader#MAX_DEPTH}. */
    TOO_DEEP,
    /** Not one JSON text. */
    MALFORMED,
    /** JSON, but not an object. */
    NOT_AN_OBJECT,
    /** No type, or a null one. */
    NO_TYPE,
    /** A field without which the message means nothing is missing or null. */
    MISSING_FIELD,
    /** A field has a JSON type, or a number a size or fraction, that it cannot have. */
    WRONG_TYPE,
    /** A number that the protocol gives no meaning. */
    OUT_OF_RANGE
  }
}
