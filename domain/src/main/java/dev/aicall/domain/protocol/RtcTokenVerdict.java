package dev.aicall.domain.protocol;

/** What a verifier says of a token. */
public sealed interface RtcTokenVerdict {
  /**
   * The token is good now.
   *
   * @param token its fields
   */
  record Accepted(RtcToken token) implements RtcTokenVerdict {}

  /**
   * The token is not good.
   *
   * @param reason the first thing that is wrong
   * @param detail a sentence for the log; holds neither the token nor the key
   */
  record Refused(Reason reason, String detail) implements RtcTokenVerdict {}

  /** Why a token is refused, in the order of the checks. */
  enum Reason {
    /** The text is no token, see {@link RtcTokenReading.Rejected}. */
    UNREADABLE,
    /** The token names another application. */
    WRONG_APP,
    /** The policy does not take the channel id. */
    BAD_CHANNEL_ID,
    /** The policy does not take the user id. */
    BAD_USER_ID,
    /** The expiry has the wrong number of digits. */
    BAD_TIMESTAMP,
    /** Another key, or a changed field. */
    WRONG_SIGNATURE,
    /** The token was good until its expiry. */
    EXPIRED,
    /** The expiry is further ahead than the policy takes. */
    TOO_FAR_AHEAD
  }
}
