package dev.aicall.rtc.peer;

import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.port.JoinRequest.AgentStart;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.rtc.peer.media.MediaPeerListener.PeerState;
import dev.aicall.rtc.peer.signal.JoinBody;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way from a new connection to one with both channels open: offer, POST until answered, answer,
 * channels. Used on the session's queue only.
 */
final class Dialing implements Connection.Watcher, RepeatedOffer.Listener {
  /** Hears how it went, once; on the session's queue. */
  interface Listener {
    void open(Connection connection, URI resource);

    /** Refused, or something of ours broke. */
    void failed(RtcError error);

    /** Answered, but the connection did not come up or closed again. */
    void dropped();

    /** A stage on the way was reached; only stages of a connection. */
    default void reached(SetupStage stage) {}

    /** Whether a server that wants to be left alone so long is worth waiting for. */
    default boolean canWait(Duration notBefore) {
      return true;
    }
  }

  /**
   * What is dialled.
   *
   * @param channelId the channel to join
   * @param agentStart the agent to start, or null
   * @param patience from the answer to open channels, or null if somebody else minds the time
   */
  record Target(String channelId, @Nullable AgentStart agentStart, @Nullable Duration patience) {}

  private final SessionTools tools;
  private final Target target;
  private final Connection connection;
  private final Listener listener;
  private final RepeatedOffer post;
  private String offer = "";
  private @Nullable URI resource;
  private @Nullable Timer patience;
  private boolean over;

  Dialing(
      SessionTools tools,
      Target target,
      Connection connection,
      Supplier<Duration> pauses,
      Listener listener) {
    this.tools = tools;
    this.target = target;
    this.connection = connection;
    this.listener = listener;
    this.post = new RepeatedOffer(tools, pauses, this::join, this);
  }

  void begin() {
    connection.watch(this);
    CompletableFuture<String> unused =
        connection
            .peer()
            .offer()
            .whenComplete((sdp, error) -> tools.queue().execute(() -> offer(sdp, error)));
  }

  private void offer(@Nullable String sdp, @Nullable Throwable error) {
    if (over) {
      return;
    }
    if (sdp == null) {
      fail(RtcErrors.internal("no offer could be made", error));
      return;
    }
    offer = sdp;
    listener.reached(SetupStage.LOCAL_DESCRIPTION);
    post.begin();
  }

  private CompletableFuture<Reply> join(int patience) {
    return tools
        .signalling()
        .join(target.channelId(), new JoinBody(offer, target.agentStart()), patience);
  }

  /** The participant that the server has made, or null. */
  @Nullable URI resource() {
    return resource;
  }

  /** What to tell when it has taken too long. */
  RtcError overdue() {
    if (resource == null) {
      return RtcErrors.of(post.lastFailure().orElseGet(Reply.Unanswered::new));
    }
    return connection.seemsUp()
        ? RtcError.of(RtcError.Reason.TIMEOUT, "the media connection did not come up in time")
        : RtcError.of(RtcError.Reason.NETWORK, "the media connection does not get through");
  }

  /** Goes no further. A participant that the server makes all the same is made to leave. */
  void stop() {
    over = true;
    post.stop();
    if (patience != null) {
      patience.cancel();
    }
  }

  private void fail(RtcError error) {
    stop();
    listener.failed(error);
  }

  private void drop() {
    stop();
    listener.dropped();
  }

  @Override
  public void answered(Reply.Answered answer) {
    resource = answer.resource();
    listener.reached(SetupStage.JOIN_ANSWERED);
    if (target.patience() != null) {
      patience = tools.timers().after(target.patience(), this::drop);
    }
    CompletableFuture<Void> unused =
        connection
            .peer()
            .acceptAnswer(answer.sdp())
            .whenComplete((nothing, error) -> tools.queue().execute(() -> accepted(error)));
  }

  private void accepted(@Nullable Throwable error) {
    if (over) {
      return;
    }
    if (error != null) {
      fail(RtcErrors.internal("the answer could not be taken", error));
    } else {
      listener.reached(SetupStage.ANSWER_APPLIED);
    }
  }

  @Override
  public void refused(Reply reply) {
    fail(RtcErrors.of(reply));
  }

  @Override
  public boolean failed(Duration notBefore) {
    if (listener.canWait(notBefore)) {
      return true;
    }
    fail(overdue());
    return false;
  }

  @Override
  public void answeredTooLate(Reply.Answered answer) {
    CompletableFuture<Void> unused = tools.signalling().leave(answer.resource());
  }

  @Override
  public void channelsOpen() {
    URI made = resource;
    if (!over && made != null) {
      stop();
      listener.open(connection, made);
    }
  }

  @Override
  public void channelClosed() {
    if (!over) {
      drop();
    }
  }

  @Override
  public void iceConnected() {
    reached(SetupStage.ICE_CONNECTED);
  }

  // A connection that fails before it was up is minded by the deadline or by patience.
  @Override
  public void state(PeerState state) {
    if (state == PeerState.CONNECTED) {
      reached(SetupStage.DTLS_CONNECTED);
    }
  }

  private void reached(SetupStage stage) {
    if (!over) {
      listener.reached(stage);
    }
  }
}
