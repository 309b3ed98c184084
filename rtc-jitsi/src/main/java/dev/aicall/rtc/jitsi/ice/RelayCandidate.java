package dev.aicall.rtc.jitsi.ice;

import java.net.DatagramSocket;
import java.net.SocketException;
import java.util.Set;
import org.ice4j.TransportAddress;
import org.ice4j.ice.RelayedCandidate;
import org.ice4j.ice.harvest.TurnCandidateHarvest;
import org.ice4j.socket.IceSocketWrapper;
import org.ice4j.socket.IceUdpSocketWrapper;
import org.jspecify.annotations.Nullable;

/** An address at a TURN server, whose packets reach us without a reading thread of our own. */
final class RelayCandidate extends RelayedCandidate {
  private final PacketTaker taker;
  private @Nullable IceSocketWrapper diverted;

  RelayCandidate(
      TransportAddress relayed,
      TurnCandidateHarvest harvest,
      TransportAddress mapped,
      PacketTaker taker) {
    super(relayed, harvest, mapped);
    this.taker = taker;
  }

  @Override
  public synchronized IceSocketWrapper getCandidateIceSocketWrapper() {
    IceSocketWrapper made = diverted;
    if (made == null) {
      try {
        DatagramSocket inner = super.getCandidateIceSocketWrapper().getUDPSocket();
        made = new IceUdpSocketWrapper(new DivertingSocket(inner, Set.of(), taker));
      } catch (SocketException e) {
        throw new IllegalStateException("no socket for a relay", e);
      }
      diverted = made;
    }
    return made;
  }

  @Override
  public IceSocketWrapper getStunSocket(@Nullable TransportAddress server) {
    return getCandidateIceSocketWrapper();
  }

  /** Gives the address back to the server. */
  void giveBack() {
    getCandidateIceSocketWrapper().close();
  }
}
