package dev.aicall.domain.protocol;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a verifier lets into a token's fields. The signed text has no separators, so (room1, alice1,
 * 1767225600) and (room1, alice, 11767225600) have one signature, and so have the channels and
 * users (room1, 23) and (room12, 3). Pinning the lengths of channel id and timestamp leaves one way
 * to cut the text.
 *
 * @param channelIds what a channel id must match as a whole; all matches must have one length
 * @param userIds what a user id must match as a whole
 * @param timestampDigits how many decimal digits the expiry must have, 1 to 18
 * @param longestLife how far ahead the expiry may be, more than zero
 */
public record RtcTokenPolicy(
    Pattern channelIds, Pattern userIds, int timestampDigits, Duration longestLife) {
  /** Channel ids as the app server makes them: 32 lower-case hex digits. */
  public static final Pattern HEX_CHANNEL_IDS = Pattern.compile("[0-9a-f]{32}");

  /** User ids that are safe in paths and logs, up to the 64 chars that OpenAPI allows. */
  public static final Pattern PLAIN_USER_IDS = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  /** Digits of an expiry between the years 2001 and 2286. */
  public static final int TEN_DIGITS = 10;

  /** The longest life that the app servers of AICallKit give a token: an agent's own, 7 days. */
  public static final Duration SEVEN_DAYS = Duration.ofDays(7);

  /** The four constants above: what a server should use. */
  public static final RtcTokenPolicy PINNED =
      new RtcTokenPolicy(HEX_CHANNEL_IDS, PLAIN_USER_IDS, TEN_DIGITS, SEVEN_DAYS);

  private static final int MAX_DIGITS = 18;

  /**
   * Checks the numbers.
   *
   * @param channelIds what a channel id must match
   * @param userIds what a user id must match
   * @param timestampDigits 1 to 18
   * @param longestLife more than zero
   * @throws IllegalArgumentException if that does not hold
   */
  public RtcTokenPolicy {
    if (timestampDigits < 1 || timestampDigits > MAX_DIGITS) {
      throw new IllegalArgumentException(
          "timestampDigits: 1 to " + MAX_DIGITS + ", got " + timestampDigits);
    }
    if (longestLife.isNegative() || longestLife.isZero()) {
      throw new IllegalArgumentException("longestLife: more than zero, got " + longestLife);
    }
  }

  boolean takesChannelId(String channelId) {
    return channelIds.matcher(channelId).matches();
  }

  boolean takesUserId(String userId) {
    return userIds.matcher(userId).matches();
  }

  boolean takesTimestamp(long timestamp) {
    return timestamp >= 0 && Long.toString(timestamp).length() == timestampDigits;
  }
}
