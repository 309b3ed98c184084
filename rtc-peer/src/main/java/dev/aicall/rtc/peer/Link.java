package dev.aicall.rtc.peer;

import dev.aicall.api.model.ARTCAICallConnectionReason;
import dev.aicall.domain.port.ReconnectSchedule;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.rtc.peer.media.MediaPeerListener.PeerState;
import dev.aicall.rtc.peer.signal.Signal;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link of a joined session. Used on the session's queue only.
 *
 * <ul>
 *   <li>up: to lost, when no pong comes for 4 s, the peer says so, or a channel closes.
 *   <li>lost: to up, when a pong comes on a connection that seems up, or a new connection has its
 *       channels; to failed, when the server refuses the way back.
 *   <li>failed, stopped: for good.
 * </ul>
 */
final class Link implements Connection.Watcher, Reconnect.Listener {
  /**
   * A restart that was answered and brings no pong for so long is tried anew: as long as the
   * silence that counts as lost.
   */
  static final Duration PATIENCE = Duration.ofSeconds(4);

  /** A new connection has ICE, DTLS and SCTP to do as well: twice as long. Our choice. */
  static final Duration REDIAL_PATIENCE = PATIENCE.multipliedBy(2);

  /**
   * A link that was up for less than this goes on with the schedule instead of beginning it anew,
   * so that a server that hangs up at once is not called in a tight loop; our choice.
   */
  private static final Duration STABLE = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(Link.class);

  /** Hears the link's events, lost and restored in turn; on the session's queue. */
  interface Listener {
    void linkLost(int reason);

    void linkRestored(int reason);

    void linkFailed(RtcError error);
  }

  private enum State {
    UP,
    LOST,
    FAILED,
    STOPPED
  }

  private final SessionTools tools;
  private final Listener listener;
  private final Reconnect reconnect;
  private final LinkWatch watch;
  private Connection connection;
  private URI resource;
  private State state = State.UP;
  private long upSince;
  private @Nullable Timer patience;

  Link(
      SessionTools tools,
      Connection connection,
      URI resource,
      ReconnectSchedule schedule,
      Reconnect.Dialer dialer,
      Listener listener) {
    this.tools = tools;
    this.connection = connection;
    this.resource = resource;
    this.listener = listener;
    this.reconnect = new Reconnect(tools, schedule, dialer, this);
    this.watch =
        new LinkWatch(
            tools.timers(),
            this::sendSignal,
            () -> lose(ARTCAICallConnectionReason.HEARTBEAT_TIMEOUT));
  }

  void begin() {
    connection.watch(this);
    upSince = tools.timers().nanoTime();
    watch.begin();
  }

  boolean isUp() {
    return state == State.UP;
  }

  /** Up, or may be so again. */
  boolean isAlive() {
    return state == State.UP || state == State.LOST;
  }

  Connection connection() {
    return connection;
  }

  /** Where to say goodbye. */
  URI resource() {
    URI newer = reconnect.newResource();
    return newer == null ? resource : newer;
  }

  /** Sends what is not worth keeping for a lost link. */
  void sendSignal(Signal signal) {
    connection.send(signal);
  }

  /** Nothing is tried or told any more. */
  void stop() {
    state = State.STOPPED;
    watch.stop();
    reconnect.stop();
    cancelPatience();
  }

  void pong() {
    watch.pong();
    if (state == State.LOST && connection.seemsUp() && connection.hasChannels()) {
      restore();
      // The restart goes on until it is answered, so that both ends know of one offer.
      reconnect.hurry();
    }
  }

  private void restore() {
    state = State.UP;
    upSince = tools.timers().nanoTime();
    cancelPatience();
    listener.linkRestored(ARTCAICallConnectionReason.HEARTBEAT_ALIVE);
  }

  private void lose(int reason) {
    if (state != State.UP) {
      return;
    }
    state = State.LOST;
    if (tools.timers().nanoTime() - upSince >= STABLE.toNanos()) {
      reconnect.startOver();
    }
    reconnect.distrustConnections();
    listener.linkLost(reason);
    if (state == State.LOST && connection.hasChannels()) {
      restart();
    }
  }

  private void restart() {
    if (!reconnect.isBusy()) {
      reconnect.restart(connection, resource);
    } else {
      reconnect.hurry();
    }
  }

  @Override
  public void state(PeerState peerState) {
    if (peerState == PeerState.CONNECTED) {
      watch.ping();
    } else {
      lose(ARTCAICallConnectionReason.MEDIA_PATH_CHANGED);
    }
  }

  @Override
  public void channelsOpen() {}

  @Override
  public void channelClosed() {
    connectionUseless();
  }

  @Override
  public void connectionUseless() {
    lose(ARTCAICallConnectionReason.UNKNOWN);
    if (state == State.LOST && !reconnect.isRedialling()) {
      cancelPatience();
      reconnect.redial();
    }
  }

  @Override
  public void restarted() {
    if (state == State.LOST) {
      watch.ping();
      cancelPatience();
      patience =
          tools
              .timers()
              .after(
                  PATIENCE,
                  () -> {
                    patience = null;
                    restart();
                  });
    }
  }

  @Override
  public void redialled(Connection newConnection, URI newResource) {
    connection = newConnection;
    resource = newResource;
    connection.watch(this);
    watch.begin();
    if (state == State.LOST) {
      restore();
    }
  }

  @Override
  public void gaveUp(RtcError error) {
    if (state != State.LOST) {
      log.warn("restart refused although the link is back: {}", error.message());
      return;
    }
    state = State.FAILED;
    watch.stop();
    cancelPatience();
    listener.linkFailed(error);
  }

  private void cancelPatience() {
    if (patience != null) {
      patience.cancel();
      patience = null;
    }
  }
}
