package dev.aicall.rtc.peer.media;

import java.util.List;

/**
 * How a peer reaches the other.
 *
 * @param servers STUN and TURN servers, may be none
 * @param policy which candidates may be used
 * @param minPort lowest local UDP port, 0 for any
 * @param maxPort highest local UDP port, 0 for any
 */
public record IceSettings(List<IceServer> servers, Policy policy, int minPort, int maxPort) {
  /** No servers, all candidates, any port. */
  public static final IceSettings DEFAULT = new IceSettings(List.of(), Policy.ALL, 0, 0);

  private static final int MAX_PORT = 65_535;

  /** Which candidates may be used. */
  public enum Policy {
    /** All. */
    ALL,
    /** Those of TURN servers only. */
    RELAY
  }

  /**
   * Checks the ports.
   *
   * @param servers copied
   * @param policy which candidates may be used
   * @param minPort 0, or 1 to {@code maxPort}
   * @param maxPort 0, or up to 65,535
   * @throws IllegalArgumentException if that does not hold
   */
  public IceSettings {
    servers = List.copyOf(servers);
    boolean any = minPort == 0 && maxPort == 0;
    if (!any && (minPort < 1 || maxPort > MAX_PORT || minPort > maxPort)) {
      throw new IllegalArgumentException(
          "ports: 1 to 65535, the lower one first, got " + minPort + " to " + maxPort);
    }
  }
}
