package dev.aicall.rtc.jitsi.ice;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.ice4j.TransportAddress;
import org.ice4j.ice.HostCandidate;
import org.ice4j.ice.RelayedCandidate;
import org.ice4j.ice.ServerReflexiveCandidate;
import org.ice4j.ice.harvest.TurnCandidateHarvest;
import org.ice4j.ice.harvest.TurnCandidateHarvester;
import org.ice4j.security.LongTermCredential;
import org.jspecify.annotations.Nullable;

/** Asks a TURN server for an address at which it takes packets for us. */
final class RelayHarvester extends TurnCandidateHarvester {
  private final Predicate<BoundCandidate> base;
  private final boolean reflexive;
  private final PacketTaker taker;

  /**
   * Creates a harvester.
   *
   * @param server a server's address
   * @param username who asks
   * @param password a secret
   * @param base which of our sockets lead to the server
   * @param reflexive whether how the server sees us is a candidate too
   * @param taker takes packets
   */
  RelayHarvester(
      TransportAddress server,
      String username,
      String password,
      Predicate<BoundCandidate> base,
      boolean reflexive,
      PacketTaker taker) {
    super(
        server,
        new LongTermCredential(
            username.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8)));
    this.base = base;
    this.reflexive = reflexive;
    this.taker = taker;
  }

  @Override
  protected @Nullable HostCandidate getHostCandidate(HostCandidate host) {
    return host instanceof BoundCandidate bound && base.test(bound) ? host : null;
  }

  @Override
  protected TurnCandidateHarvest createHarvest(HostCandidate host) {
    return new Harvest(host);
  }

  private final class Harvest extends TurnCandidateHarvest {
    Harvest(HostCandidate host) {
      super(RelayHarvester.this, host);
    }

    @Override
    protected RelayedCandidate createRelayedCandidate(
        TransportAddress relayed, TransportAddress mapped) {
      return new RelayCandidate(relayed, this, mapped, taker);
    }

    @Override
    protected @Nullable ServerReflexiveCandidate createServerReflexiveCandidate(
        TransportAddress mapped) {
      return reflexive ? super.createServerReflexiveCandidate(mapped) : null;
    }
  }
}
