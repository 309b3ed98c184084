package dev.aicall.domain.protocol;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A single-parameter token to join an RTC channel: who may join which channel until when.
 *
 * <p>The signature is SHA-256, in lower-case hex, of app id, app key, channel id, user id and
 * expiry in decimal, without separators. Since nothing separates them, texts with other cuts have
 * the same signature: take no token from outside but through {@link RtcTokenVerifier}. A nonce is
 * carried by the format but not signed; it is always written empty and not read.
 *
 * <p>Source: RTC token helper and app server samples of AICallKit 1.8 to 2.10. Signing in a client
 * is for development only, since it gives the app key away.
 *
 * @param appId the RTC application
 * @param channelId the channel that may be joined
 * @param userId who may join it
 * @param timestamp when the token expires, seconds since 1970
 * @param signature see above; a secret, since who has it can join
 */
public record RtcToken(
    String appId, String channelId, String userId, long timestamp, String signature) {

  /**
   * Makes a signed token.
   *
   * @param appId the RTC application, not empty
   * @param appKey its key, not empty; never shown in an exception
   * @param channelId the channel that may be joined, not empty
   * @param userId who may join it, not empty
   * @param expiry when the token expires, not before 1970; parts of a second are dropped
   * @return the token
   * @throws IllegalArgumentException if an argument is empty, no well-formed text, or before 1970
   */
  public static RtcToken make(
      String appId, String appKey, String channelId, String userId, Instant expiry) {
    requireText("appId", appId);
    requireText("appKey", appKey);
    requireText("channelId", channelId);
    requireText("userId", userId);
    long timestamp = expiry.getEpochSecond();
    if (timestamp < 0) {
      throw new IllegalArgumentException("expiry: not before 1970, got " + expiry);
    }
    String signature = sign(appId, appKey, channelId, userId, timestamp);
    return new RtcToken(appId, channelId, userId, timestamp, signature);
  }

  /**
   * Reads a token without checking its signature. Strict, so that two readers never see two things
   * in one token: canonical Base64 with padding, well-formed UTF-8, one JSON object without
   * repeated members, texts and a whole number where they belong. Members it does not know are
   * ignored. Never throws.
   *
   * @param text the token's text
   * @return its fields, or why it was refused
   */
  public static RtcTokenReading read(String text) {
    return RtcTokenText.read(text);
  }

  /**
   * Returns when the token expires.
   *
   * @return {@link #timestamp} as a moment, within what a moment can be
   */
  public Instant expiry() {
    long latest = Instant.MAX.getEpochSecond();
    long earliest = Instant.MIN.getEpochSecond();
    return Instant.ofEpochSecond(Math.max(earliest, Math.min(timestamp, latest)));
  }

  /**
   * Returns the token as text, to be handed to the user: standard Base64 with padding.
   *
   * @return the text; a secret
   */
  public String encode() {
    return RtcTokenText.write(this);
  }

  /** Tells in constant time whether the signature is the one that belongs to the fields. */
  boolean isSignedWith(String appKey) {
    String expected = sign(appId, appKey, channelId, userId, timestamp);
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }

  private static String sign(
      String appId, String appKey, String channelId, String userId, long timestamp) {
    String signed = appId + appKey + channelId + userId + timestamp;
    return HexFormat.of().formatHex(sha256().digest(signed.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  // A lone surrogate would be signed as a question mark, and stand for any other one.
  static void requireText(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + ": required, got nothing");
    }
    try {
      ByteBuffer unused = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(name + ": must be well-formed text");
    }
  }

  @Override
  public String toString() {
    return "RtcToken[appId="
        + appId
        + ", channelId="
        + channelId
        + ", userId="
        + userId
        + ", timestamp="
        + timestamp
        + ", signature=***]";
  }
}
