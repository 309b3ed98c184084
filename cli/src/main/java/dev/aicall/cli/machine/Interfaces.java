package dev.aicall.cli.machine;

import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The network interfaces that media can use: libwebrtc never gathers the loopback. */
public final class Interfaces {
  /** What to do where there is none. */
  public static final String REMEDY =
      "Connect the machine to a network, or give it an interface of its own (as root):"
          + " ip link add aicall0 type dummy && ip addr add 192.0.2.1/24 dev aicall0"
          + " && ip link set aicall0 up";

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
   * Makes sure that a call can be made at all.
   *
   * @throws CliException MACHINE if there is no interface but loopback
   */
  public static void require() {
    if (addresses().isEmpty()) {
      throw new CliException(
          ExitCode.MACHINE,
          "no network interface but loopback: WebRTC never uses that, so no call comes about",
          REMEDY);
    }
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
