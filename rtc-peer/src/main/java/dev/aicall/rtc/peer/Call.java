package dev.aicall.rtc.peer;

import dev.aicall.api.model.ARTCAICallConnectionReason;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcError.Reason;
import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.domain.protocol.RtcTokenTarget;
import dev.aicall.rtc.peer.media.MediaPeerListener.PeerState;
import dev.aicall.rtc.peer.media.PeerStats;
import dev.aicall.rtc.peer.signal.Signalling;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one session. Used on the session's queue only.
 *
 * <ul>
 *   <li>new: to joining with {@code join}.
 *   <li>joining: to joined when both channels are open; to over when refused or too late.
 *   <li>joined: to leaving when told to, when hung up on after a bye, or broken down.
 *   <li>leaving: says goodbye and closes the connection, then over; a second at the most.
 *   <li>over: for good. New and joining go to leaving, too, when told to.
 * </ul>
 */
final class Call implements Dialing.Listener, Link.Listener, Arrivals.Owner {
  /**
   * So much before the deadline the join fails, or a twentieth of it: whoever set the deadline has
   * an alarm of their own and shall hear the reason first. Our choice.
   */
  private static final Duration DEADLINE_MARGIN = Duration.ofMillis(50);

  private static final int SHARE_OF_MARGIN = 20;

  private static final Logger log = LoggerFactory.getLogger(Call.class);

  private enum Phase {
    NEW,
    JOINING,
    JOINED,
    LEAVING,
    OVER
  }

  /** What exists from the join on. */
  private record Joining(
      JoinRequest request, String channelId, TokenRefresh token, SessionTools tools) {}

  private final Backend backend;
  private final Executor queue;
  private final SessionTimers timers;
  private final SessionEvents events;
  private final CallMedia media;
  private final Arrivals arrivals;
  private final SetupProgress progress;
  private final Runnable onOver;
  private Phase phase = Phase.NEW;
  private boolean thrownOut;
  private @Nullable Joining joining;
  private volatile @Nullable Connection connection; // written on the queue, read by senders
  private @Nullable Dialing dialing;
  private @Nullable Link link;
  private @Nullable Timer deadline;
  private long deadlineNanos;

  /**
   * Creates a new call.
   *
   * @param onOver runs right after the last event
   */
  Call(Backend backend, Executor queue, RtcSessionListener listener, Runnable onOver) {
    this.backend = backend;
    this.queue = queue;
    this.onOver = onOver;
    this.timers = new SessionTimers(backend.time(), queue);
    this.events = new SessionEvents(listener);
    this.media = new CallMedia(backend, queue, timers, events);
    this.arrivals = new Arrivals(events, media, this);
    this.progress = new SetupProgress(events);
  }

  boolean isEnding() {
    return phase == Phase.LEAVING || phase == Phase.OVER;
  }

  CallSound sound() {
    return media.sound();
  }

  CallPictures pictures() {
    return media.pictures();
  }

  void stats(CompletableFuture<Optional<PeerStats>> result) {
    media.stats(result);
  }

  // Joining.

  void join(JoinRequest request) {
    if (phase != Phase.NEW) {
      return;
    }
    phase = Phase.JOINING;
    Optional<RtcTokenTarget> target = RtcTokenTarget.of(request.token());
    if (target.isEmpty() || !target.get().userId().equals(request.userId())) {
      failJoin(
          RtcError.of(
              Reason.TOKEN_INVALID,
              target.isEmpty() ? "the token cannot be read" : "the token is for another user"));
      return;
    }
    TokenKeeper tokens = new TokenKeeper(target.get(), request.token());
    SignallingClient signalling =
        new SignallingClient(backend.http(), backend.config(), backend.time(), tokens::newest);
    Joining now =
        new Joining(
            request,
            tokens.channelId(),
            new TokenRefresh(tokens, events),
            new SessionTools(queue, timers, signalling, backend.random()));
    joining = now;
    Duration limit = request.deadline().minus(margin(request.deadline()));
    deadlineNanos = timers.nanoTime() + limit.toNanos();
    deadline = timers.after(limit, this::overdue);
    media.prepare(request);
    if (request.agentStart() != null) {
      arrivals.order().awaitResult();
    }
    try {
      Dialing first =
          new Dialing(
              now.tools(),
              new Dialing.Target(now.channelId(), request.agentStart(), null),
              connect(request),
              new JoinPauses(backend.random()),
              this);
      dialing = first;
      first.begin();
    } catch (RuntimeException e) {
      failJoin(RtcErrors.internal("the media stack cannot run: " + e.getMessage(), e));
    }
  }

  private static Duration margin(Duration deadline) {
    Duration share = deadline.dividedBy(SHARE_OF_MARGIN);
    return share.compareTo(DEADLINE_MARGIN) < 0 ? share : DEADLINE_MARGIN;
  }

  private Connection connect(JoinRequest request) {
    Connection made = new Connection(backend.stack(), media.setup(request), queue, arrivals);
    connection = made;
    media.attach(made.peer());
    return made;
  }

  private void overdue() {
    if (dialing != null) {
      failJoin(dialing.overdue());
    }
  }

  @Override
  public boolean canWait(Duration notBefore) {
    return timers.nanoTime() + notBefore.toNanos() < deadlineNanos;
  }

  @Override
  public void reached(SetupStage stage) {
    progress.reached(stage);
  }

  @Override
  public void failed(RtcError error) {
    failJoin(error);
  }

  @Override
  public void dropped() {
    failJoin(RtcError.of(Reason.UNAVAILABLE, "the server hung up while joining"));
  }

  private void failJoin(RtcError error) {
    end(l -> l.onJoinFailed(error), false);
  }

  @Override
  public void open(Connection opened, URI resource) {
    Joining now = joining();
    phase = Phase.JOINED;
    dialing = null;
    if (deadline != null) {
      deadline.cancel();
    }
    Link joined =
        new Link(now.tools(), opened, resource, now.request().reconnect(), this::redial, this);
    link = joined;
    progress.complete();
    events.tell(RtcSessionListener::onJoined);
    tellStatus(ARTCAICallConnectionStatus.Connected, ARTCAICallConnectionReason.JOIN_SUCCEEDED);
    media.begin(now.request(), joined);
    joined.begin();
    arrivals.order().joined();
  }

  // The link.

  private Dialing redial(Reconnect.Pauses pauses, Dialing.Listener listener) {
    Joining now = joining();
    media.detach();
    if (connection != null) {
      CompletableFuture<Void> unused = connection.close();
    }
    arrivals.order().resultLost();
    return new Dialing(
        now.tools(),
        new Dialing.Target(now.channelId(), null, Link.REDIAL_PATIENCE),
        connect(now.request()),
        pauses,
        listener);
  }

  @Override
  public void linkLost(int reason) {
    tellStatus(ARTCAICallConnectionStatus.Reconnecting, reason);
    media.linkLost();
  }

  @Override
  public void linkRestored(int reason) {
    tellStatus(ARTCAICallConnectionStatus.Connected, reason);
    joining().token().send(link);
  }

  @Override
  public void linkFailed(RtcError error) {
    log.info("no way back for the link: {}", error.message());
    if (error.reason() == Reason.TOKEN_EXPIRED) {
      events.tell(RtcSessionListener::onTokenExpired);
    }
    tellStatus(ARTCAICallConnectionStatus.Failed, ARTCAICallConnectionReason.UNKNOWN);
  }

  private void tellStatus(ARTCAICallConnectionStatus status, int reason) {
    events.tell(l -> l.onConnectionStatus(status, reason));
  }

  @Override
  public void pong() {
    if (link != null) {
      link.pong();
    }
  }

  /**
   * Drops what cannot be sent. What was accepted before the sender knew of the loss of the link
   * joins what is on its way, and arrives with it if the link comes back.
   */
  void send(byte[] data) {
    boolean read = !media.participants().agentUid().isEmpty();
    if (phase == Phase.JOINED && !thrownOut && read && link != null && link.isAlive()) {
      link.connection().sendMessage(data);
    }
  }

  /** What waits on the message channel. Any thread. */
  long bufferedBytes() {
    Connection current = connection;
    return current == null ? 0 : current.peer().bufferedAmount(Signalling.MESSAGE_CHANNEL);
  }

  // The token.

  void refreshToken(String token) {
    if (joining != null && !isEnding()) {
      joining.token().refresh(token, link);
    }
  }

  @Override
  public void tokenConfirmed() {
    joining().token().confirmed();
  }

  @Override
  public void tokenRefused(String code) {
    joining().token().refused(code);
  }

  // The end.

  @Override
  public void bye(int code) {
    if (phase == Phase.JOINING) {
      failJoin(RtcError.of(Reason.REFUSED, "bye " + code));
    } else if (phase == Phase.JOINED && !thrownOut) {
      thrownOut = true;
      events.tell(l -> l.onBye(code));
      events.hush();
      if (link != null) {
        link.stop();
        link.connection().watch(new HangUp(code));
      }
    }
  }

  /** The server closes the connection after its bye. */
  private final class HangUp implements Connection.Watcher {
    private final int code;

    HangUp(int code) {
      this.code = code;
    }

    @Override
    public void channelsOpen() {}

    @Override
    public void channelClosed() {
      end(l -> l.onLeft(RtcError.of(Reason.REFUSED, "thrown out, bye " + code)), false);
    }

    @Override
    public void state(PeerState state) {
      if (state != PeerState.CONNECTED) {
        channelClosed();
      }
    }
  }

  @Override
  public void broken(RtcError error) {
    if (phase == Phase.JOINING) {
      failJoin(error);
    } else {
      end(l -> l.onLeft(error), false);
    }
  }

  void leave() {
    end(l -> l.onLeft(null), true);
  }

  /**
   * The one way out of a session.
   *
   * @param lastEvent told when the connection is closed, or at the limit
   * @param politely whether the connection stays until the server has heard the goodbye
   */
  private void end(Consumer<RtcSessionListener> lastEvent, boolean politely) {
    if (isEnding()) {
      return;
    }
    phase = Phase.LEAVING;
    events.hush();
    timers.cancelAll();
    media.end();
    URI resource = resource();
    if (dialing != null) {
      dialing.stop();
    }
    if (link != null) {
      link.stop();
    }
    if (connection == null || joining == null) {
      over(lastEvent);
    } else {
      new Farewell(joining.tools(), connection, () -> over(lastEvent)).begin(resource, politely);
    }
  }

  /** Who has to take leave of the server; nobody, once it has thrown us out. */
  private @Nullable URI resource() {
    if (thrownOut) {
      return null;
    } else if (link != null) {
      return link.resource();
    } else {
      return dialing == null ? null : dialing.resource();
    }
  }

  private void over(Consumer<RtcSessionListener> lastEvent) {
    if (phase != Phase.OVER) {
      phase = Phase.OVER;
      timers.cancelAll();
      events.end(lastEvent);
      onOver.run();
    }
  }

  private Joining joining() {
    if (joining == null) {
      throw new IllegalStateException("not joined");
    }
    return joining;
  }
}
