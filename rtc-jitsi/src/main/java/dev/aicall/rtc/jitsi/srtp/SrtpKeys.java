package dev.aicall.rtc.jitsi.srtp;

import java.util.Arrays;

/**
 * What a DTLS handshake agreed on for SRTP: a profile, and a master key and salt for each
 * direction. A secret; its text has no key.
 */
public final class SrtpKeys {
  private final SrtpProfile profile;
  private final byte[] localKey;
  private final byte[] localSalt;
  private final byte[] remoteKey;
  private final byte[] remoteSalt;

  /**
   * Takes the exported keying material apart: the client's key, the server's, the client's salt,
   * the server's. Source: RFC 5764, section 4.2.
   *
   * @param profile the profile
   * @param material exactly {@link SrtpProfile#keyingBytes} bytes, copied
   * @param client whether this side was the DTLS client
   */
  public SrtpKeys(SrtpProfile profile, byte[] material, boolean client) {
    if (material.length != profile.keyingBytes()) {
      throw new IllegalArgumentException(
          "material: " + profile.keyingBytes() + " bytes, got " + material.length);
    }
    int key = SrtpProfile.KEY_BYTES;
    int salt = profile.saltBytes();
    byte[] clientKey = Arrays.copyOfRange(material, 0, key);
    byte[] serverKey = Arrays.copyOfRange(material, key, 2 * key);
    byte[] clientSalt = Arrays.copyOfRange(material, 2 * key, 2 * key + salt);
    byte[] serverSalt = Arrays.copyOfRange(material, 2 * key + salt, 2 * key + 2 * salt);
    this.profile = profile;
    this.localKey = client ? clientKey : serverKey;
    this.localSalt = client ? clientSalt : serverSalt;
    this.remoteKey = client ? serverKey : clientKey;
    this.remoteSalt = client ? serverSalt : clientSalt;
  }

  /**
   * Returns the profile.
   *
   * @return the profile
   */
  public SrtpProfile profile() {
    return profile;
  }

  byte[] key(boolean local) {
    return local ? localKey : remoteKey;
  }

  byte[] salt(boolean local) {
    return local ? localSalt : remoteSalt;
  }

  @Override
  public String toString() {
    return "SrtpKeys[" + profile + "]";
  }
}
