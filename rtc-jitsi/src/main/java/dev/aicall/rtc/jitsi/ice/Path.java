package dev.aicall.rtc.jitsi.ice;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import org.ice4j.ice.CandidatePair;
import org.ice4j.ice.LocalCandidate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way that was chosen: from a socket to an address.
 *
 * @param base the candidate that the socket belongs to
 * @param socket sends
 * @param remote where the other side is
 */
record Path(LocalCandidate base, DatagramSocket socket, SocketAddress remote) {
  private static final Logger log = LoggerFactory.getLogger(Path.class);

  static Path of(CandidatePair pair) {
    LocalCandidate base = pair.getLocalCandidate();
    while (!(base instanceof BoundCandidate) && !(base instanceof RelayCandidate)) {
      base = base.getBase();
    }
    SocketAddress remote = pair.getRemoteCandidate().getTransportAddress();
    if (base instanceof BoundCandidate bound) {
      return new Path(base, bound.socket(), remote);
    }
    if (base instanceof RelayCandidate relay) {
      return new Path(base, relay.getCandidateIceSocketWrapper().getUDPSocket(), remote);
    }
    throw new IllegalStateException("a candidate of an unknown kind: " + base.getClass());
  }

  /** Sends, or loses the datagram as a network does. */
  void send(byte[] data, int offset, int length) {
    try {
      socket.send(new DatagramPacket(data, offset, length, remote));
    } catch (IOException e) {
      log.trace("not sent", e);
    }
  }
}
