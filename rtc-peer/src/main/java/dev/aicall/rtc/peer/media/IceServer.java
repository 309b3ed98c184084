package dev.aicall.rtc.peer.media;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A STUN or TURN server.
 *
 * @param urls as in RFC 7064 and 7065: {@code stun:host:port}, {@code turn:host:port?transport=udp}
 *     or {@code tcp}, {@code turns:host:port?transport=tcp}
 * @param username for TURN, else empty
 * @param password for TURN, else empty; a secret
 */
public record IceServer(List<String> urls, String username, String password) {
  private static final Pattern URL =
      Pattern.compile(
          "(stuns?:[^?\\s]+|turns?:[^?\\s]+(\\?transport=(udp|tcp))?)", Pattern.CASE_INSENSITIVE);

  /**
   * Checks the addresses.
   *
   * @param urls at least one
   * @param username for TURN
   * @param password for TURN
   * @throws IllegalArgumentException if there is none or one is no STUN or TURN address
   */
  public IceServer {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("urls: at least one, got none");
    }
    for (String url : urls) {
      if (!URL.matcher(url).matches()) {
        throw new IllegalArgumentException(
            "urls: stun:host:port or turn(s):host:port?transport=udp|tcp, got " + url);
      }
    }
  }

  /**
   * Creates a STUN server.
   *
   * @param url {@code stun:host:port}
   * @return the server
   */
  public static IceServer stun(String url) {
    return new IceServer(List.of(url), "", "");
  }

  /**
   * Creates a TURN server.
   *
   * @param url {@code turn:host:port?transport=udp} and the like
   * @param username who asks
   * @param password a secret
   * @return the server
   */
  public static IceServer turn(String url, String username, String password) {
    return new IceServer(List.of(url), username, password);
  }

  @Override
  public String toString() {
    return "IceServer[urls=" + urls + ", username=" + username + ", password=***]";
  }
}
