package dev.aicall.rtc.jitsi.ice;

import dev.aicall.rtc.jitsi.ice.ServerAddress.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import java.util.function.Predicate;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.ice.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one server for candidates; blocks until it answered or it is clear that it will not. */
final class ServerHarvest {
  private static final Logger log = LoggerFactory.getLogger(ServerHarvest.class);

  private final IceOptions options;
  private final Component component;
  private final Set<TransportAddress> relays;
  private final PacketTaker taker;

  /**
   * Prepares to ask.
   *
   * @param options policy
   * @param component gets the candidates
   * @param relays TURN servers are added to it
   * @param taker takes packets
   */
  ServerHarvest(
      IceOptions options, Component component, Set<TransportAddress> relays, PacketTaker taker) {
    this.options = options;
    this.component = component;
    this.relays = relays;
    this.taker = taker;
  }

  /** Asks; a server that does not answer gives no candidate. */
  void ask(ServerAddress server) {
    if (server.kind() == Kind.STUN && options.relayOnly()) {
      return;
    }
    try {
      InetAddress host = InetAddress.getByName(server.host());
      TransportAddress address = new TransportAddress(host, server.port(), Transport.UDP);
      switch (server.kind()) {
        case STUN -> new ReflexiveHarvester(address).harvest(component);
        case TURN_UDP -> {
          relays.add(address);
          relay(server, address, bound -> !(bound.socket() instanceof StreamSocket));
        }
        case TURN_TCP, TURN_TLS -> {
          relays.add(address);
          StreamSocket stream = StreamSocket.connect(server, address);
          BoundCandidate base = new BoundCandidate(stream, component, relays, taker, false, true);
          component.addLocalCandidate(base);
          base.listen();
          relay(server, address, bound -> bound.socket().equals(stream));
        }
      }
    } catch (IOException | RuntimeException e) {
      log.info("no candidates from {}: {}", server, e.toString());
    }
  }

  private void relay(
      ServerAddress server, TransportAddress address, Predicate<BoundCandidate> base) {
    boolean reflexive = server.kind() == Kind.TURN_UDP && !options.relayOnly();
    new RelayHarvester(address, server.username(), server.password(), base, reflexive, taker)
        .harvest(component);
  }
}
