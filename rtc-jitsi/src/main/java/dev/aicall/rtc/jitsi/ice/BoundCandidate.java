package dev.aicall.rtc.jitsi.ice;

import java.net.DatagramSocket;
import java.net.SocketException;
import java.util.Set;
import org.ice4j.TransportAddress;
import org.ice4j.ice.Candidate;
import org.ice4j.ice.Component;
import org.ice4j.ice.HostCandidate;
import org.ice4j.socket.IceSocketWrapper;
import org.ice4j.socket.IceUdpSocketWrapper;
import org.ice4j.socket.MultiplexingDatagramSocket;
import org.jspecify.annotations.Nullable;

/**
 * A socket of this machine. One that is only a way to a TURN server is no candidate for the other
 * side: it reaches nobody, so ice4j never tries it, and it is not described.
 */
final class BoundCandidate extends HostCandidate {
  private final DatagramSocket socket;
  private final boolean candidate;
  private final boolean shared;

  /**
   * Takes a socket.
   *
   * @param socket bound; closed with the candidate
   * @param component what it is for
   * @param relays TURN servers, which may send channel data
   * @param taker takes packets
   * @param candidate whether the other side may use it
   * @param shared whether TURN goes through it too. Otherwise ice4j reads it straight away: each of
   *     its own sockets on top costs a descriptor that it never gives back
   */
  BoundCandidate(
      DatagramSocket socket,
      Component component,
      Set<TransportAddress> relays,
      PacketTaker taker,
      boolean candidate,
      boolean shared)
      throws SocketException {
    super(
        new IceUdpSocketWrapper(read(new DivertingSocket(socket, relays, taker), shared)),
        component);
    this.socket = socket;
    this.candidate = candidate;
    this.shared = shared;
  }

  private static DatagramSocket read(DivertingSocket socket, boolean shared)
      throws SocketException {
    return shared ? new MultiplexingDatagramSocket(socket) : socket;
  }

  @Override
  public IceSocketWrapper getStunSocket(@Nullable TransportAddress server) {
    return shared ? super.getStunSocket(server) : getCandidateIceSocketWrapper();
  }

  /** Lets ice4j read the socket, with one thread. */
  void listen() {
    getStunStack().addSocket(getStunSocket(null));
  }

  DatagramSocket socket() {
    return socket;
  }

  boolean isCandidate() {
    return candidate;
  }

  @Override
  public boolean canReach(Candidate<?> other) {
    return candidate && super.canReach(other);
  }
}
