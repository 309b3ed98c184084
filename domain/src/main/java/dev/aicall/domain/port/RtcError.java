package dev.aicall.domain.port;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong in an RTC stack, in the domain's words.
 *
 * @param reason the kind of failure
 * @param message what happened, for a person; no secrets
 * @param cause the library's own error, or null
 */
public record RtcError(Reason reason, String message, @Nullable Throwable cause) {
  /** The kinds of failure. Adapters map everything else to {@link #UNKNOWN}. */
  public enum Reason {
    /** The token has expired. */
    TOKEN_EXPIRED,
    /** The token is forged, or for another channel or user. */
    TOKEN_INVALID,
    /** No such agent. */
    AGENT_NOT_FOUND,
    /** The customer's quota is used up. */
    SUBSCRIPTION_REQUIRED,
    /** The service refused for another reason; another try will not help. */
    REFUSED,
    /** The service is full or failing; another try may help. */
    UNAVAILABLE,
    /** The service cannot be reached. */
    NETWORK,
    /** It took too long. */
    TIMEOUT,
    /** A microphone, loudspeaker or camera. */
    DEVICE,
    /** The RTC stack itself broke down. */
    INTERNAL,
    /** None of these. */
    UNKNOWN
  }

  /**
   * Creates an error without a cause.
   *
   * @param reason the kind of failure
   * @param message what happened, for a person
   * @return the error
   */
  public static RtcError of(Reason reason, String message) {
    return new RtcError(reason, message, null);
  }
}
