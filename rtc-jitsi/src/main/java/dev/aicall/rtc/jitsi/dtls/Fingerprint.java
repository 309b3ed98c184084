package dev.aicall.rtc.jitsi.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The SHA-256 hash of a certificate, by which the sides of a call know each other. Source: RFC
 * 8122, section 5.
 */
public final class Fingerprint {
  /** The name of the only hash that is used. */
  public static final String ALGORITHM = "sha-256";

  private static final Pattern FORM = Pattern.compile("\\p{XDigit}{2}(:\\p{XDigit}{2}){31}");
  private static final HexFormat HEX = HexFormat.ofDelimiter(":").withUpperCase();

  private final byte[] hash;

  private Fingerprint(byte[] hash) {
    this.hash = hash;
  }

  /**
   * Reads a fingerprint.
   *
   * @param value 32 hexadecimal bytes with colons between them, in any case
   * @return the fingerprint
   * @throws IllegalArgumentException if it has another form
   */
  public static Fingerprint parse(String value) {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "fingerprint: 32 hexadecimal bytes with colons between them");
    }
    return new Fingerprint(HEX.parseHex(value.toUpperCase(Locale.ROOT)));
  }

  /**
   * Hashes a certificate.
   *
   * @param certificate in DER
   * @return its fingerprint
   */
  public static Fingerprint of(byte[] certificate) {
    try {
      return new Fingerprint(MessageDigest.getInstance("SHA-256").digest(certificate));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Returns it as it is written in a session description.
   *
   * @return 32 upper-case hexadecimal bytes with colons between them
   */
  public String value() {
    return HEX.formatHex(hash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that && MessageDigest.isEqual(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  @Override
  public String toString() {
    return ALGORITHM + " " + value();
  }
}
