package dev.aicall.rtc.jitsi.srtp;

import java.util.Optional;

/** The SRTP protection profiles that this stack speaks, best first. */
public enum SrtpProfile {
  /** AES-128 in Galois counter mode. Source: RFC 7714, section 14.2. */
  AEAD_AES_128_GCM(0x0007, 12, 16, 0),
  /** AES-128 in counter mode with an 80 bit HMAC-SHA1 tag. Source: RFC 5764, section 4.1.2. */
  AES128_CM_SHA1_80(0x0001, 14, 10, 20);

  /** Bytes of a master key, the same in both profiles. */
  static final int KEY_BYTES = 16;

  private final int wireId;
  private final int saltBytes;
  private final int tagBytes;
  private final int authKeyBytes;

  SrtpProfile(int wireId, int saltBytes, int tagBytes, int authKeyBytes) {
    this.wireId = wireId;
    this.saltBytes = saltBytes;
    this.tagBytes = tagBytes;
    this.authKeyBytes = authKeyBytes;
  }

  /**
   * Returns the number that stands for the profile in the {@code use_srtp} extension.
   *
   * @return two bytes
   */
  public int wireId() {
    return wireId;
  }

  /**
   * Returns how many bytes of keying material the profile needs, for both directions together.
   *
   * @return bytes
   */
  public int keyingBytes() {
    return 2 * (KEY_BYTES + saltBytes);
  }

  /**
   * Finds a profile.
   *
   * @param wireId its number in the extension
   * @return empty if it is not one of these
   */
  public static Optional<SrtpProfile> byWireId(int wireId) {
    for (SrtpProfile profile : values()) {
      if (profile.wireId == wireId) {
        return Optional.of(profile);
      }
    }
    return Optional.empty();
  }

  int saltBytes() {
    return saltBytes;
  }

  int tagBytes() {
    return tagBytes;
  }

  int authKeyBytes() {
    return authKeyBytes;
  }

  boolean isAead() {
    return authKeyBytes == 0;
  }
}
