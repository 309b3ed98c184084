package dev.aicall.agent.server;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.protocol.RtcToken;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.signal.Signal;
import dev.aicall.rtc.peer.signal.Signalling;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a caller: its peer, its two channels, its token, and whether it is alive. For
 * the call's loop, as are the calls of its owner.
 *
 * <p>States: connecting, open (both channels), lost (no ping) and back, gone. After {@link #close}
 * and {@link #dismiss} its owner hears nothing more.
 */
final class CallerLink {
  /** The join deadline of a client, 15 s, and some. */
  static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

  /** What waits to be sent on a channel, at the most; then messages are dropped. Our choice. */
  static final long MAX_BUFFERED_BYTES = 1024L * 1024;

  /** What the owner of a link hears of it. */
  interface Owner {
    /** Both channels are open; once. */
    void onOpen(CallerLink link);

    /** No ping for too long; may come back. */
    void onLost(CallerLink link);

    /** Pings come again. */
    void onBack(CallerLink link);

    /** The connection is of no more use: never opened, channels closed, or broken. */
    void onGone(CallerLink link, boolean broken);

    /** The caller leaves. */
    void onLeave(CallerLink link);

    /** The caller sent an agent message. */
    void onAgentMessage(CallerLink link, byte[] bytes);

    /** The token expired and the time to renew it is over. */
    void onTokenDead(CallerLink link);
  }

  private final Services services;
  private final Owner owner;
  private final Executor loop;
  private final String resourceId = RandomIds.secret();
  private final TokenWatch token;
  private final MediaPeer peer;
  private final Set<MediaSection> pictures;
  private final Set<String> openChannels = new HashSet<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private CompletableFuture<String> answer = new CompletableFuture<>();
  private String ufrag = "";
  private boolean open;
  private boolean lost;
  private boolean over;
  private long lastPingNanos;
  private TimeSource.@Nullable Timer watch;

  CallerLink(
      Services services, Executor loop, RtcToken token, Set<MediaSection> pictures, Owner owner) {
    this.services = services;
    this.loop = loop;
    this.pictures = pictures;
    this.owner = owner;
    this.token = new TokenWatch(services, loop, token, new TokenOwner());
    this.peer =
        services
            .stack()
            .newPeer(
                new PeerSetup(
                    Role.ANSWERING,
                    services.config().ice(),
                    SoundRoute.TAP,
                    SoundRoute.TAP,
                    Signalling.CHANNELS,
                    ARTCAICallAudioConfig.builder().build(),
                    ARTCAICallVideoConfig.builder().build(),
                    pictures),
                new PeerEvents(this, loop, services.meters()));
    this.watch = later(CONNECT_LIMIT, this::giveUpConnecting);
  }

  String resourceId() {
    return resourceId;
  }

  boolean isNamed(String id) {
    return MessageDigest.isEqual(
        id.getBytes(StandardCharsets.UTF_8), resourceId.getBytes(StandardCharsets.UTF_8));
  }

  boolean holds(String offersUfrag) {
    return ufrag.equals(offersUfrag);
  }

  MediaPeer peer() {
    return peer;
  }

  boolean isOpen() {
    return open && !over;
  }

  /** Takes a newer token, as far as it is one. */
  void renew(RtcToken newer) {
    token.renew(newer);
  }

  /** Completes, on any thread, when the peer is closed. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  /**
   * Answers an offer: the one it has answered or is about to as before, any other as a restart. An
   * offer that is no good changes nothing.
   *
   * @return completes on the loop
   */
  CompletableFuture<String> answer(JoinAttempt attempt) {
    if (holds(attempt.ufrag())) {
      return answer;
    }
    CompletableFuture<String> before = answer;
    String ufragBefore = ufrag;
    boolean first = ufragBefore.isEmpty();
    CompletableFuture<String> mine = new CompletableFuture<>();
    answer = mine;
    ufrag = attempt.ufrag();
    CompletableFuture<?> turn = first ? CompletableFuture.completedFuture("") : before;
    var unused =
        turn.handle((done, failed) -> "")
            .thenComposeAsync(done -> peer.answer(attempt.sdp(), pictures), loop)
            .whenCompleteAsync(
                (sdp, failure) -> {
                  if (failure == null) {
                    mine.complete(sdp);
                    return;
                  }
                  if (answer == mine) {
                    answer = before;
                    ufrag = ufragBefore;
                  }
                  mine.completeExceptionally(Failures.cause(failure));
                },
                loop);
    return mine;
  }

  /** Sends a signal; a caller who lets too much pile up is taken for gone. */
  void signal(Signal signal) {
    if (over || !open) {
      return;
    }
    if (!send(Signalling.SIGNAL_CHANNEL, signal.toBytes())) {
      gone(false);
    }
  }

  /** Sends an agent message, unless too much waits before it. */
  boolean message(byte[] bytes) {
    if (over || !open) {
      return false;
    }
    boolean sent = send(Signalling.MESSAGE_CHANNEL, bytes);
    if (sent) {
      services.meters().messageOut();
    } else {
      services.meters().messageDropped();
    }
    return sent;
  }

  private boolean send(String channel, byte[] bytes) {
    if (peer.bufferedAmount(channel) + bytes.length > MAX_BUFFERED_BYTES) {
      return false;
    }
    peer.send(channel, bytes, false);
    return true;
  }

  /** Ends the connection as the signalling says: bye, the channels, a moment, the peer. */
  void dismiss(int byeCode) {
    if (over) {
      return;
    }
    if (!open) {
      close();
      return;
    }
    peer.send(Signalling.SIGNAL_CHANNEL, new Signal.Bye(byeCode).toBytes(), false);
    peer.closeChannels();
    finish();
    TimeSource.Timer unused = later(Signalling.BYE_GRACE, this::closePeer);
  }

  /** Ends the connection at once. Idempotent. */
  void close() {
    if (!over) {
      finish();
      closePeer();
    }
  }

  private void finish() {
    over = true;
    token.stop();
    if (watch != null) {
      watch.cancel();
    }
  }

  private void closePeer() {
    var unused =
        peer.close()
            .whenComplete(
                (done, failure) -> {
                  closed.complete(null);
                });
  }

  private void giveUpConnecting() {
    if (!over && !open) {
      gone(false);
    }
  }

  private void gone(boolean broken) {
    if (!over) {
      close();
      owner.onGone(this, broken);
    }
  }

  void channelOpened(String channel) {
    if (over || open || !Signalling.CHANNELS.contains(channel)) {
      return;
    }
    openChannels.add(channel);
    if (openChannels.size() == Signalling.CHANNELS.size()) {
      open = true;
      lastPingNanos = services.time().nanoTime();
      watchPings(Signalling.PING_LIMIT);
      owner.onOpen(this);
      token.start();
    }
  }

  void channelClosed(String channel) {
    if (Signalling.CHANNELS.contains(channel)) {
      gone(false);
    }
  }

  void broken() {
    gone(true);
  }

  void received(String channel, byte[] bytes) {
    if (over) {
      return;
    }
    if (channel.equals(Signalling.SIGNAL_CHANNEL)) {
      onSignal(Signal.parse(bytes));
    } else if (channel.equals(Signalling.MESSAGE_CHANNEL) && open) {
      owner.onAgentMessage(this, bytes);
    }
  }

  private void onSignal(Signal signal) {
    if (signal instanceof Signal.Ping ping) {
      onPing(ping);
    } else if (signal instanceof Signal.Leave) {
      owner.onLeave(this);
    } else if (signal instanceof Signal.RefreshAuthInfo refresh) {
      signal(token.refresh(refresh.token()));
    }
  }

  private void onPing(Signal.Ping ping) {
    lastPingNanos = services.time().nanoTime();
    signal(new Signal.Pong(ping.t()));
    if (lost && !over) {
      lost = false;
      watchPings(Signalling.PING_LIMIT);
      owner.onBack(this);
      token.start();
    }
  }

  private void watchPings(Duration delay) {
    if (watch != null) {
      watch.cancel();
    }
    watch = later(delay, this::checkPings);
  }

  private void checkPings() {
    if (over || lost) {
      return;
    }
    Duration silence = Duration.ofNanos(services.time().nanoTime() - lastPingNanos);
    if (silence.compareTo(Signalling.PING_LIMIT) < 0) {
      watchPings(Signalling.PING_LIMIT.minus(silence));
      return;
    }
    lost = true;
    token.stop();
    owner.onLost(this);
  }

  private TimeSource.Timer later(Duration delay, Runnable task) {
    return services.time().schedule(delay, () -> loop.execute(task));
  }

  private final class TokenOwner implements TokenWatch.Owner {
    @Override
    public void tell(Signal signal) {
      signal(signal);
    }

    @Override
    public void onDead() {
      owner.onTokenDead(CallerLink.this);
    }
  }
}
