package dev.aicall.rtc.jitsi.ice;

import java.util.regex.Pattern;

/**
 * What a side signs its checks with. Source: RFC 8839, section 5.4.
 *
 * @param ufrag 4 to 256 ice-chars
 * @param password 22 to 256 ice-chars; a secret
 */
public record IceCredentials(String ufrag, String password) {
  private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");
  private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9+/]{22,256}");

  /**
   * Checks both.
   *
   * @param ufrag 4 to 256 ice-chars
   * @param password 22 to 256 ice-chars
   * @throws IllegalArgumentException if they are not; neither is in the message
   */
  public IceCredentials {
    if (!UFRAG.matcher(ufrag).matches()) {
      throw new IllegalArgumentException("ice-ufrag: 4 to 256 letters, digits, + or /");
    }
    if (!PASSWORD.matcher(password).matches()) {
      throw new IllegalArgumentException("ice-pwd: 22 to 256 letters, digits, + or /");
    }
  }

  @Override
  public String toString() {
    return "IceCredentials[***]";
  }
}
