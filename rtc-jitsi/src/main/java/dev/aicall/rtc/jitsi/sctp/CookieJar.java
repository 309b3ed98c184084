package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Seals cookies with HMAC-SHA256 under a secret of one association, and opens only its own. */
final class CookieJar {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SECRET_BYTES = 32;
  private static final int MAC_BYTES = 32;

  private final Mac mac;
  private final Duration lifetime;

  CookieJar(RandomGenerator random, Duration lifetime) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    this.lifetime = lifetime;
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime must have " + ALGORITHM, e);
    }
  }

  byte[] seal(Cookie cookie) {
    byte[] bytes = cookie.bytes();
    return ByteBuffer.allocate(bytes.length + MAC_BYTES).put(bytes).put(mac.doFinal(bytes)).array();
  }

  /** Null if it was not sealed here. */
  @Nullable Cookie open(byte[] sealed) {
    if (sealed.length != Cookie.BYTES + MAC_BYTES) {
      return null;
    }
    byte[] bytes = Arrays.copyOf(sealed, Cookie.BYTES);
    byte[] seal = Arrays.copyOfRange(sealed, Cookie.BYTES, sealed.length);
    return MessageDigest.isEqual(seal, mac.doFinal(bytes))
        ? Cookie.read(ByteBuffer.wrap(bytes))
        : null;
  }

  /** By how much its life is over; zero or less if it is not. */
  Duration staleness(Cookie cookie, long nowNanos) {
    return Duration.ofNanos(nowNanos - cookie.createdNanos()).minus(lifetime);
  }
}
