package dev.aicall.rtc.jitsi.ice;

import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.jitsi.sdp.SdpCandidate;
import java.beans.PropertyChangeEvent;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.ice4j.TransportAddress;
import org.ice4j.ice.CandidatePair;
import org.ice4j.ice.CandidatePairState;
import org.ice4j.ice.Component;
import org.ice4j.ice.IceMediaStream;
import org.ice4j.ice.IceProcessingState;
import org.ice4j.ice.KeepAliveStrategy;
import org.ice4j.ice.LocalCandidate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pair of credentials and all that belongs to it: sockets, candidates, checks, the chosen path.
 * A restart makes another one beside it. Safe from any thread.
 */
final class IceGeneration {
  private static final Logger log = LoggerFactory.getLogger(IceGeneration.class);

  /** Between the other's description and the first pair that works: as long as a join may take. */
  private static final Duration CHECK_LIMIT = Duration.ofSeconds(15);

  /**
   * In a restart libwebrtc stays with what it had while that works, and so long says of none of the
   * new pairs that it wants it. One that works is used all the same, once the other side had this
   * time to say. Our choice.
   */
  private static final Duration UNCHOSEN_AFTER = Duration.ofMillis(300);

  private static final String STREAM = "call";

  private final IceOptions options;
  private final Executor workers;
  private final TimeSource time;
  private final Events events;
  private final boolean mayUseUnchosen;
  private final IceStatus status;
  private final Liveness liveness;
  private final CheckedAddresses checked = new CheckedAddresses();
  private final Set<TransportAddress> relays = ConcurrentHashMap.newKeySet();
  private final CallAgent agent;
  private final IceMediaStream stream;
  private final Component component;
  private final CompletableFuture<Void> asked;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private final LongAdder packets = new LongAdder();
  private boolean waitingForChoice;
  private volatile boolean chosen;
  private volatile @Nullable Path path;

  /** Hears a generation; called without a lock held. */
  interface Events {
    /** The state changed, or the path was chosen. */
    void onState();

    void onPacket(byte[] data, int offset, int length);
  }

  /**
   * Opens the sockets and begins to ask the servers.
   *
   * @param controlling whether this side decides, which is the offering one
   * @param restart whether there was a generation before
   * @param workers asks servers, each with a thread of its own, for some seconds at most
   */
  IceGeneration(
      IceOptions options,
      List<ServerAddress> servers,
      boolean controlling,
      boolean restart,
      Executor workers,
      TimeSource time,
      Events events)
      throws IOException {
    this.options = options;
    this.workers = workers;
    this.time = time;
    this.events = events;
    this.mayUseUnchosen = restart && !controlling;
    this.status = new IceStatus(time, events::onState);
    this.liveness = new Liveness(time, status);
    this.agent = new CallAgent(checked, liveness::heard);
    agent.setControlling(controlling);
    agent.addCandidateHarvester(
        new HostSockets(
            options, relays, this::packet, servers.stream().anyMatch(ServerAddress::isRelay)));
    this.stream = agent.createMediaStream(STREAM);
    this.component = agent.createComponent(stream, KeepAliveStrategy.SELECTED_ONLY, false);
    agent.addStateChangeListener(this::onAgent);
    stream.addPairChangeListener(this::onPair);
    ServerHarvest harvest = new ServerHarvest(options, component, relays, this::packet);
    this.asked =
        CompletableFuture.allOf(
            servers.stream()
                .map(server -> CompletableFuture.runAsync(() -> harvest.ask(server), workers))
                .toArray(CompletableFuture<?>[]::new));
  }

  /** Completes when every server answered or was given up. */
  CompletableFuture<Void> asked() {
    return asked.copy();
  }

  /** Returns what was found so far. Relay only is for hiding where one is. */
  IceDescription description() {
    return new IceDescription(
        new IceCredentials(agent.getLocalUfrag(), agent.getLocalPassword()),
        Candidates.of(component, options.relayOnly()));
  }

  /** Begins to check. */
  void connect(IceCredentials remote, List<SdpCandidate> candidates) {
    if (!status.enter(IceState.CHECKING, CHECK_LIMIT)) {
      return;
    }
    workers.execute(() -> check(remote, candidates));
  }

  private void check(IceCredentials remote, List<SdpCandidate> candidates) {
    stream.setRemoteUfrag(remote.ufrag());
    stream.setRemotePassword(remote.password());
    Candidates.add(candidates, component);
    if (status.isClosed()) {
      return;
    }
    agent.startConnectivityEstablishment();
  }

  private void onAgent(PropertyChangeEvent event) {
    if (event.getNewValue() == IceProcessingState.COMPLETED) {
      choose(component.getSelectedPair());
    } else if (event.getNewValue() == IceProcessingState.FAILED) {
      status.enter(IceState.FAILED, null);
    } else if (event.getNewValue() == IceProcessingState.TERMINATED) {
      releaseUnused();
    }
  }

  private void choose(@Nullable CandidatePair pair) {
    if (pair == null) {
      return;
    }
    synchronized (this) {
      if (status.isClosed()) {
        return;
      }
      chosen = true;
      path = Path.of(pair);
    }
    if (!status.enter(IceState.CONNECTED, null)) {
      // It was in use before it was chosen.
      events.onState();
    }
  }

  private void onPair(PropertyChangeEvent event) {
    if (!IceMediaStream.PROPERTY_PAIR_STATE_CHANGED.equals(event.getPropertyName())
        || !(event.getSource() instanceof CandidatePair pair)) {
      return;
    }
    if (event.getNewValue() == CandidatePairState.SUCCEEDED) {
      checked.add(pair.getRemoteCandidate().getTransportAddress());
      waitForChoice();
    }
    if (!chosen || !pair.equals(component.getSelectedPair())) {
      return;
    }
    if (event.getNewValue() == CandidatePairState.FAILED) {
      liveness.notAnswered();
    } else if (event.getNewValue() == CandidatePairState.SUCCEEDED) {
      liveness.answered();
    }
  }

  private void waitForChoice() {
    synchronized (this) {
      if (!mayUseUnchosen || waitingForChoice || status.state() != IceState.CHECKING) {
        return;
      }
      waitingForChoice = true;
    }
    TimeSource.Timer unused = time.schedule(UNCHOSEN_AFTER, this::useUnchosen);
  }

  private void useUnchosen() {
    CandidatePair best = CallAgent.bestOf(stream);
    synchronized (this) {
      if (chosen || status.isClosed() || best == null) {
        return;
      }
      path = Path.of(best);
    }
    liveness.heard();
    liveness.watchUntil(this::isChosen);
  }

  /** Says whether the side that decides chose the path. */
  boolean isChosen() {
    return chosen;
  }

  /** The other addresses are no longer needed, nor the threads that listen at them. */
  private void releaseUnused() {
    Path used = path;
    if (used == null || !(used.base() instanceof BoundCandidate)) {
      return;
    }
    for (LocalCandidate local : component.getLocalCandidates()) {
      if (local instanceof RelayCandidate relay) {
        relay.giveBack();
      }
    }
    for (LocalCandidate local : component.getLocalCandidates()) {
      if (local instanceof BoundCandidate && !local.equals(used.base())) {
        agent.getStunStack().removeSocket(local.getTransportAddress());
      }
    }
  }

  private void packet(byte[] data, int offset, int length, SocketAddress from) {
    if (!checked.contains(from)) {
      return;
    }
    packets.increment();
    liveness.heard();
    try {
      events.onPacket(data, offset, length);
    } catch (RuntimeException e) {
      log.error("a packet could not be handled", e);
    }
  }

  /** Sends on the chosen path, if there is one and the other side consents. */
  boolean send(byte[] data, int offset, int length) {
    Path to = path;
    if (to == null || state() != IceState.CONNECTED) {
      return false;
    }
    to.send(data, offset, length);
    return true;
  }

  /** Counts what came and is not ICE's. */
  long packets() {
    return packets.sum();
  }

  IceState state() {
    return status.state();
  }

  /** Gives everything back, once no server is asked any more. */
  CompletableFuture<Void> close() {
    if (!status.close()) {
      return closed.copy();
    }
    path = null;
    CompletableFuture<Void> unused =
        asked.handleAsync(
            (done, error) -> {
              free();
              return null;
            },
            workers);
    return closed.copy();
  }

  private void free() {
    try {
      for (LocalCandidate local : component.getLocalCandidates()) {
        if (local instanceof RelayCandidate relay) {
          relay.giveBack();
        }
      }
      agent.free();
    } finally {
      closed.complete(null);
    }
  }
}
