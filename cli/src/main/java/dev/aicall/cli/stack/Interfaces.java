package dev.aicall.cli.stack;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The network interfaces that media can use beside loopback. */
public final class Interfaces {
  /** What to do where there is none. */
  public static final String REMEDY =
      "Connect the machine to a network, or give it an interface of its own (as root):"
          + " ip link add aicall0 type dummy && ip addr add 192.0.2.1/24 dev aicall0"
          + " && ip link set aicall0 up";

  /** What to do where not even that one is up. */
  public static final String LOOPBACK_REMEDY = "As root: ip link set lo up";

  private static final int ECHO_MS = 1_000;

  private Interfaces() {}

  /**
   * Lists the addresses of this machine that are not loopback.
   *
   * @return addresses of interfaces that are up, site-local and global ones before link-local
   */
  public static List<InetAddress> addresses() {
    List<InetAddress> usable = new ArrayList<>();
    List<InetAddress> linkLocal = new ArrayList<>();
    try {
      for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (network.isUp() && !network.isLoopback()) {
          for (InetAddress address : Collections.list(network.getInetAddresses())) {
            (address.isLinkLocalAddress() ? linkLocal : usable).add(address);
          }
        }
      }
    } catch (SocketException e) {
      return List.of();
    }
    usable.addAll(linkLocal);
    return usable;
  }

  /**
   * Looks how far this machine can call.
   *
   * @return takes up to a second where there is no network
   */
  public static Reach reach() {
    if (!addresses().isEmpty()) {
      return Reach.NETWORK;
    }
    return echoes(InetAddress.getLoopbackAddress()) ? Reach.LOOPBACK : Reach.NOTHING;
  }

  /**
   * Sends a datagram from an address to itself.
   *
   * @param address one of this machine's
   * @return whether it arrived within a second
   */
  public static boolean echoes(InetAddress address) {
    byte[] sent = {'a', 'i'};
    try (DatagramSocket socket = new DatagramSocket(0, address)) {
      socket.setSoTimeout(ECHO_MS);
      socket.send(new DatagramPacket(sent, sent.length, address, socket.getLocalPort()));
      DatagramPacket received = new DatagramPacket(new byte[2], 2);
      socket.receive(received);
      return received.getLength() == sent.length;
    } catch (IOException e) {
      return false;
    }
  }
}
