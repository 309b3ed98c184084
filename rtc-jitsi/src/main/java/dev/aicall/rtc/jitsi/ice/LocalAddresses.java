package dev.aicall.rtc.jitsi.ice;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which addresses of the machine a call may use. */
public enum LocalAddresses {
  /** All but loopback; loopback where the machine has no other. */
  NETWORK,
  /** All, loopback too: for calls inside a machine that has a network as well. */
  ALL,
  /** 127.0.0.1 only: for tests. */
  LOOPBACK;

  private static final Logger log = LoggerFactory.getLogger(LocalAddresses.class);

  /**
   * Addresses used of a machine that has more, as container hosts do: each costs a thread while a
   * call begins. Our choice.
   */
  private static final int MAX_ADDRESSES = 8;

  List<InetAddress> find() {
    if (this == LOOPBACK) {
      return loopback();
    }
    List<InetAddress> network = network();
    if (network.isEmpty()) {
      return loopback();
    }
    return this == NETWORK
        ? network
        : Stream.concat(network.stream(), loopback().stream()).toList();
  }

  private static List<InetAddress> loopback() {
    return List.of(InetAddress.getLoopbackAddress());
  }

  private static List<InetAddress> network() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(LocalAddresses::isUp)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(LocalAddresses::isUsable)
          .limit(MAX_ADDRESSES)
          .toList();
    } catch (SocketException e) {
      // That is also what the JDK says where not even loopback is up.
      log.warn("no network interface is up, trying 127.0.0.1: {}", e.getMessage());
      return List.of();
    }
  }

  private static boolean isUp(NetworkInterface network) {
    try {
      return network.isUp() && !network.isLoopback();
    } catch (SocketException e) {
      return false;
    }
  }

  /** Link-local addresses need a zone, which has no meaning on the other side. */
  private static boolean isUsable(InetAddress address) {
    boolean oldSiteLocal = address instanceof Inet6Address six && six.isSiteLocalAddress();
    return !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress()
        && !oldSiteLocal;
  }
}
