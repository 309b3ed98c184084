package dev.aicall.agent.speech.cloud;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a service, in plain words. It has no cause and holds no more than a short,
 * cleaned part of what the service wrote, since that may repeat the key.
 */
public final class ServiceFailure extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble it was. */
  public enum Kind {
    /** No connection: refused, no such name, no route, or not within the connect time-out. */
    UNREACHABLE,
    /** Nothing of use came within the first-token time-out, or not all within the whole time. */
    TIMEOUT,
    /** It began and then nothing more came for the stall time-out. */
    STALLED,
    /** Status 429, and waiting was not asked for, too long, or of no help. */
    BUSY,
    /** Status 401 or 403. */
    KEY_REFUSED,
    /** Status 404: a wrong address or model. */
    NOT_FOUND,
    /** Another status from 400 to 499: an option does not suit the service. */
    REQUEST_REFUSED,
    /** Status 500 and above, or an error told inside the stream. */
    SERVICE_ERROR,
    /** A redirect, which is never followed. */
    REDIRECTED,
    /** Not what the protocol says: no event stream, no JSON, no sound, or endless. */
    NOT_UNDERSTOOD,
    /** The connection ended before the answer did. */
    CUT_OFF,
    /** A proper answer with nothing to say. */
    EMPTY,
    /** The engine was closed meanwhile. */
    CLOSED
  }

  /** What kind of trouble it was. */
  private final Kind kind;

  /** How long the service asks to wait; null if it does not say. */
  private final transient @Nullable Duration retryAfter;

  ServiceFailure(Kind kind, String message) {
    this(kind, message, null);
  }

  ServiceFailure(Kind kind, String message, @Nullable Duration retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /**
   * Returns what kind of trouble it was.
   *
   * @return for telling apart without reading the message
   */
  public Kind kind() {
    return kind;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
