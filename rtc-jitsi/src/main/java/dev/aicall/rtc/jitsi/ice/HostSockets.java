package dev.aicall.rtc.jitsi.ice;

import dev.aicall.rtc.peer.media.IceSettings;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.ice4j.TransportAddress;
import org.ice4j.ice.Component;
import org.ice4j.ice.LocalCandidate;
import org.ice4j.ice.harvest.AbstractCandidateHarvester;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens one socket for each address of the machine. */
final class HostSockets extends AbstractCandidateHarvester {
  private static final Logger log = LoggerFactory.getLogger(HostSockets.class);

  /** About a second of video; the system may allow less. Our choice. */
  private static final int RECEIVE_BUFFER_BYTES = 256 * 1024;

  private final IceOptions options;
  private final Set<TransportAddress> relays;
  private final PacketTaker taker;
  private final boolean shared;

  /**
   * Prepares to open them.
   *
   * @param options addresses and ports
   * @param relays TURN servers
   * @param taker takes packets
   * @param shared whether there are TURN servers
   */
  HostSockets(IceOptions options, Set<TransportAddress> relays, PacketTaker taker, boolean shared) {
    this.options = options;
    this.relays = relays;
    this.taker = taker;
    this.shared = shared;
  }

  @Override
  public boolean isHostHarvester() {
    return true;
  }

  @Override
  public Collection<LocalCandidate> harvest(Component component) {
    for (InetAddress address : options.addresses().find()) {
      try {
        DatagramSocket socket = bind(address, options.settings());
        BoundCandidate candidate =
            new BoundCandidate(socket, component, relays, taker, !options.relayOnly(), shared);
        if (component.addLocalCandidate(candidate)) {
          candidate.listen();
        } else {
          socket.close();
        }
      } catch (SocketException e) {
        log.debug("an address cannot be used", e);
      }
    }
    return List.copyOf(component.getLocalCandidates());
  }

  private static DatagramSocket bind(InetAddress address, IceSettings settings)
      throws SocketException {
    int lowest = settings.minPort();
    int count = settings.maxPort() - lowest + 1;
    int first = lowest == 0 ? 0 : ThreadLocalRandom.current().nextInt(count);
    for (int i = 0; i < count; i++) {
      try {
        DatagramSocket socket =
            new DatagramSocket(new InetSocketAddress(address, lowest + (first + i) % count));
        socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        return socket;
      } catch (BindException e) {
        log.trace("taken: port {}", lowest + (first + i) % count);
      }
    }
    throw new BindException("no free port from " + lowest + " to " + settings.maxPort());
  }
}
