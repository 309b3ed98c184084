package dev.aicall.domain.protocol;

import dev.aicall.domain.protocol.RtcTokenVerdict.Accepted;
import dev.aicall.domain.protocol.RtcTokenVerdict.Reason;
import dev.aicall.domain.protocol.RtcTokenVerdict.Refused;
import java.time.Instant;

/**
 * Decides whether a token from outside lets its user into its channel. For any thread; keeps the
 * app key and never shows it.
 */
public final class RtcTokenVerifier {
  private final String appId;
  private final String appKey;
  private final RtcTokenPolicy policy;

  /**
   * Creates a verifier for the tokens of one RTC application.
   *
   * @param appId the application, not empty
   * @param appKey its key, not empty; a secret
   * @param policy what the fields may be; {@link RtcTokenPolicy#PINNED} unless there is a reason
   * @throws IllegalArgumentException if id or key are empty or no well-formed text
   */
  public RtcTokenVerifier(String appId, String appKey, RtcTokenPolicy policy) {
    RtcToken.requireText("appId", appId);
    RtcToken.requireText("appKey", appKey);
    this.appId = appId;
    this.appKey = appKey;
    this.policy = policy;
  }

  /**
   * Checks a token: readable, of this application, fields as the policy wants them, signature (in
   * constant time), then its times. Never throws.
   *
   * @param token the token's text
   * @param now the time of day; a token is expired from the second of its timestamp on
   * @return the verdict
   */
  public RtcTokenVerdict verify(String token, Instant now) {
    RtcTokenReading reading = RtcToken.read(token);
    if (reading instanceof RtcTokenReading.Read read) {
      return judge(read.token(), now);
    }
    return new Refused(Reason.UNREADABLE, ((RtcTokenReading.Rejected) reading).detail());
  }

  private RtcTokenVerdict judge(RtcToken token, Instant now) {
    if (!token.appId().equals(appId)) {
      return new Refused(Reason.WRONG_APP, "the token is for another application");
    }
    if (!policy.takesChannelId(token.channelId())) {
      return new Refused(Reason.BAD_CHANNEL_ID, "channel id must match " + policy.channelIds());
    }
    if (!policy.takesUserId(token.userId())) {
      return new Refused(Reason.BAD_USER_ID, "user id must match " + policy.userIds());
    }
    if (!policy.takesTimestamp(token.timestamp())) {
      return new Refused(
          Reason.BAD_TIMESTAMP, "timestamp must have " + policy.timestampDigits() + " digits");
    }
    if (!token.isSignedWith(appKey)) {
      return new Refused(Reason.WRONG_SIGNATURE, "the signature does not belong to the fields");
    }
    if (!now.isBefore(token.expiry())) {
      return new Refused(Reason.EXPIRED, "expired at " + token.expiry());
    }
    if (token.expiry().isAfter(now.plus(policy.longestLife()))) {
      return new Refused(
          Reason.TOO_FAR_AHEAD, "expires more than " + policy.longestLife() + " from now");
    }
    return new Accepted(token);
  }

  @Override
  public String toString() {
    return "RtcTokenVerifier[appId=" + appId + ", appKey=***]";
  }
}
