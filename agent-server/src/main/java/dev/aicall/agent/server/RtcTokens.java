package dev.aicall.agent.server;

import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.protocol.RtcToken;
import dev.aicall.domain.protocol.RtcTokenPolicy;
import dev.aicall.domain.protocol.RtcTokenReading;
import dev.aicall.domain.protocol.RtcTokenVerdict;
import dev.aicall.domain.protocol.RtcTokenVerdict.Accepted;
import dev.aicall.domain.protocol.RtcTokenVerdict.Refused;
import dev.aicall.domain.protocol.RtcTokenVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues and checks RTC tokens. Safe from any thread.
 *
 * <p>The signature of a token has no separators, so a channel id must not only be 32 hex digits: it
 * must be one that this server let exist. One that it made proves that itself: 64 random bits and
 * 64 bits of an HMAC over them, so this outlives a restart and needs no memory. One that an
 * application named is in the record of issued tokens, together with its user, until a day after
 * the token's end; that record does not outlive a restart.
 */
final class RtcTokens {
  /** How long an expired token still serves to leave with. */
  private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);

  /** Bound of the record; our choice, some 30 MB. */
  private static final int MAX_RECORDED = 100_000;

  private static final int HALF = 8;
  private static final String MAC = "HmacSHA256";

  private final ServerKeys keys;
  private final TimeSource time;
  private final RtcTokenVerifier verifier;
  private final Map<Issued, Instant> issued = new ConcurrentHashMap<>();

  private record Issued(String channelId, String userId) {}

  RtcTokens(ServerKeys keys, TimeSource time) {
    this.keys = keys;
    this.time = time;
    this.verifier = new RtcTokenVerifier(keys.appId(), keys.appKey(), RtcTokenPolicy.PINNED);
  }

  /** Makes a channel id of 32 hex digits that no other server of other keys has. */
  String newChannelId() {
    byte[] random = RandomIds.bytes(HALF);
    HexFormat hex = HexFormat.of();
    return hex.formatHex(random) + hex.formatHex(tagOf(random));
  }

  private boolean isOurs(String channelId) {
    byte[] bytes = HexFormat.of().parseHex(channelId);
    byte[] random = Arrays.copyOf(bytes, HALF);
    byte[] tag = Arrays.copyOfRange(bytes, HALF, bytes.length);
    return MessageDigest.isEqual(tag, tagOf(random));
  }

  private byte[] tagOf(byte[] random) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(keys.appKey().getBytes(StandardCharsets.UTF_8), MAC));
      mac.update("aicall channel".getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(mac.doFinal(random), HALF);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + MAC, e);
    }
  }

  /**
   * Issues a token, and records it if its channel is not one of ours.
   *
   * @throws IllegalArgumentException if an id or the life is not what a token may have
   * @throws IllegalStateException if the record is full
   */
  RtcToken issue(String channelId, String userId, Duration life) {
    if (!RtcTokenPolicy.HEX_CHANNEL_IDS.matcher(channelId).matches()) {
      throw new IllegalArgumentException(
          "channelId: 32 lower-case hex digits, got " + channelId.length() + " other chars");
    }
    if (!RtcTokenPolicy.PLAIN_USER_IDS.matcher(userId).matches()) {
      throw new IllegalArgumentException("userId: must match " + RtcTokenPolicy.PLAIN_USER_IDS);
    }
    if (life.isNegative() || life.compareTo(RtcTokenPolicy.SEVEN_DAYS) > 0) {
      throw new IllegalArgumentException("life: zero to 7 days, got " + life);
    }
    Instant expiry = time.now().plus(life);
    if (!isOurs(channelId)) {
      record(new Issued(channelId, userId), expiry.plus(KEPT_AFTER_EXPIRY));
    }
    return RtcToken.make(keys.appId(), keys.appKey(), channelId, userId, expiry);
  }

  private void record(Issued entry, Instant until) {
    if (issued.size() >= MAX_RECORDED) {
      Instant now = time.now();
      issued.values().removeIf(now::isAfter);
      if (issued.size() >= MAX_RECORDED) {
        throw new IllegalStateException("too many tokens for channels that applications named");
      }
    }
    issued.merge(entry, until, (one, other) -> one.isAfter(other) ? one : other);
  }

  TokenCheck check(String text) {
    RtcTokenVerdict verdict = verifier.verify(text, time.now());
    if (verdict instanceof Accepted accepted) {
      return known(accepted.token())
          ? new TokenCheck.Good(accepted.token())
          : new TokenCheck.Bad("the channel is not one of this server");
    }
    Refused refused = (Refused) verdict;
    // The verifier looks at the times last, so an expired token is a true one.
    if (refused.reason() == RtcTokenVerdict.Reason.EXPIRED
        && RtcToken.read(text) instanceof RtcTokenReading.Read read
        && known(read.token())) {
      return new TokenCheck.Expired(read.token());
    }
    return new TokenCheck.Bad(refused.detail());
  }

  private boolean known(RtcToken token) {
    if (isOurs(token.channelId())) {
      return true;
    }
    Instant until = issued.get(new Issued(token.channelId(), token.userId()));
    return until != null && time.now().isBefore(until);
  }
}
