package dev.aicall.rtc.jitsi.sdp;

import java.util.Locale;
import java.util.Optional;

/**
 * An address at which a side may be reached. Source: RFC 8839, section 5.1.
 *
 * @param foundation the same for candidates that are likely to work alike; 1 to 32 characters
 * @param priority the higher the better
 * @param address an IP address, or a name, which may be one that only its own network knows
 * @param port 0 to 65,535; 9 or 0 where nothing listens
 * @param type how it was found
 * @param udp whether it is reached by UDP
 * @param relatedAddress the address behind it, empty if it is not told
 * @param relatedPort its port, 0 if it is not told
 */
public record SdpCandidate(
    String foundation,
    long priority,
    String address,
    int port,
    Type type,
    boolean udp,
    String relatedAddress,
    int relatedPort) {
  /** How a candidate was found. */
  public enum Type {
    /** An address of the machine itself. */
    HOST,
    /** As a STUN server sees it. */
    SRFLX,
    /** As the other side sees it. */
    PRFLX,
    /** At a TURN server. */
    RELAY;

    /**
     * Returns the name in session descriptions.
     *
     * @return lower case
     */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Type> of(String text) {
      for (Type type : values()) {
        if (type.text().equals(text)) {
          return Optional.of(type);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Returns a candidate without an address behind it.
   *
   * @param foundation as above
   * @param priority as above
   * @param address an IP address
   * @param port its port
   * @param type how it was found
   * @return one that is reached by UDP
   */
  public static SdpCandidate udp(
      String foundation, long priority, String address, int port, Type type) {
    return new SdpCandidate(foundation, priority, address, port, type, true, "", 0);
  }
}
