package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets the association up, from one side or from both at once, and again when the other side
 * restarts: RFC 9260 sections 5.1 and 5.2. Only the sealed cookie of an INIT is remembered, and the
 * other side keeps that.
 */
final class Handshake {
  /** Hears how it went. */
  interface Listener {
    /** Tags and numbers of both sides are set. */
    void onEstablished();

    /** The other side forgot everything; tags and numbers are new. */
    void onRestarted();
  }

  /** All streams there can be, as RFC 8831 section 6.2 wants. */
  private static final int STREAMS = 65_535;

  private final Context context;
  private final Listener listener;
  private final CookieJar cookies;
  private final LoopTimer t1;
  private byte @Nullable [] cookieToEcho;
  private long initSentAt;
  private boolean initRepeated;

  Handshake(Context context, CookieJar cookies, Listener listener) {
    this.context = context;
    this.cookies = cookies;
    this.listener = listener;
    this.t1 = context.timer(this::timedOut);
  }

  /** Begins; nothing happens if it has begun, or the other side has. */
  void connect() {
    if (context.state() != AssociationState.CLOSED) {
      return;
    }
    context.local(context.newTag(), context.newNumber());
    sendInit();
  }

  private void sendInit() {
    context.state(AssociationState.COOKIE_WAIT);
    initSentAt = context.time().nanoTime();
    context
        .outbox()
        .sendAlone(0, hello(InitChunk.INIT, context.localTag(), context.localTsn(), List.of()));
    t1.start(context.rto().current());
  }

  private InitChunk hello(int type, int tag, int tsn, List<Tlv> more) {
    List<Tlv> parameters = new ArrayList<>();
    parameters.add(
        new Tlv(
            InitChunk.SUPPORTED_EXTENSIONS,
            new byte[] {(byte) ReconfigChunk.TYPE, (byte) ForwardTsnChunk.TYPE}));
    parameters.add(new Tlv(InitChunk.FORWARD_TSN_SUPPORTED, new byte[0]));
    parameters.addAll(more);
    int window = context.config().receiveWindowBytes();
    return new InitChunk(type, tag, window, STREAMS, STREAMS, tsn, parameters);
  }

  void onInit(InitChunk init) {
    if (Peer.faultOf(init) != null) {
      context.counters().packetsRefused++;
      if (init.tag() != 0) {
        context.outbox().sendAlone(init.tag(), ErrorChunk.abort(ErrorChunk.INVALID_PARAMETER));
      }
      return;
    }
    switch (context.state()) {
      case ENDED -> context.outbox().sendAlone(init.tag(), ErrorChunk.abort(ErrorChunk.USER_ABORT));
      case SHUTDOWN_ACK_SENT -> context.outbox().add(new BareChunk(BareChunk.SHUTDOWN_ACK));
      case CLOSED -> answer(init, context.newTag(), context.newNumber(), false);
      case COOKIE_WAIT -> answer(init, context.localTag(), context.localTsn(), false);
      case COOKIE_ECHOED -> answer(init, context.localTag(), context.localTsn(), true);
      default -> answer(init, context.newTag(), context.newNumber(), true);
    }
  }

  /** Answers without remembering anything, section 5.1 B; tie tags are of sections 5.2.1, 5.2.2. */
  private void answer(InitChunk init, int tag, int tsn, boolean tie) {
    Cookie cookie =
        new Cookie(
            context.time().nanoTime(),
            tag,
            tsn,
            Peer.of(init),
            tie ? context.localTag() : 0,
            tie ? context.peer().tag() : 0);
    List<Tlv> more = new ArrayList<>();
    more.add(new Tlv(InitChunk.STATE_COOKIE, cookies.seal(cookie)));
    int room = context.outbox().maxChunkBytes() - hello(InitChunk.ACK, 0, 0, more).paddedBytes();
    for (Tlv each : Peer.unrecognized(init)) {
      Tlv report = new Tlv(InitChunk.UNRECOGNIZED, each.bytes());
      room -= Chunk.padded(Tlv.bytesOf(List.of(report)));
      if (room < 0) {
        break;
      }
      more.add(report);
    }
    context.outbox().sendAlone(init.tag(), hello(InitChunk.ACK, tag, tsn, more));
  }

  void onInitAck(InitChunk ack) {
    if (context.state() != AssociationState.COOKIE_WAIT) {
      context.counters().chunksIgnored++;
      return;
    }
    String fault = Peer.faultOf(ack);
    Tlv cookie = ack.parameter(InitChunk.STATE_COOKIE);
    if (fault != null || cookie == null) {
      context.peer(Peer.of(ack));
      context.abort(
          ErrorChunk.INVALID_PARAMETER,
          EndReason.PROTOCOL_VIOLATION,
          "INIT ACK: " + (fault == null ? "no cookie" : fault));
      return;
    }
    if (!initRepeated) {
      long now = context.time().nanoTime();
      context.rto().sample(now - initSentAt, now);
    }
    context.heard();
    context.peer(Peer.of(ack));
    context.state(AssociationState.COOKIE_ECHOED);
    cookieToEcho = cookie.value();
    context.outbox().add(new CookieEchoChunk(cookie.value()));
    List<Tlv> unrecognized = Peer.unrecognized(ack);
    if (!unrecognized.isEmpty()) {
      ByteBuffer all = ByteBuffer.allocate(Tlv.bytesOf(unrecognized));
      Tlv.writeAll(unrecognized, all);
      context
          .outbox()
          .add(ErrorChunk.error(new Tlv(ErrorChunk.UNRECOGNIZED_PARAMETERS, all.array())));
    }
    t1.start(context.rto().current());
  }

  /**
   * Takes a cookie back.
   *
   * @param tag the packet's
   * @return false if the rest of the packet is not to be read
   */
  boolean onCookieEcho(CookieEchoChunk echo, int tag) {
    Cookie cookie = cookies.open(echo.cookie());
    if (cookie == null || cookie.localTag() != tag || context.state() == AssociationState.ENDED) {
      context.counters().packetsRefused++;
      return false;
    }
    boolean sameLocal = cookie.localTag() == context.localTag();
    boolean samePeer = cookie.peer().tag() == context.peer().tag();
    boolean setUp = context.state().isUp();
    if (sameLocal && samePeer && setUp) {
      // Section 5.2.4 D: our COOKIE ACK was lost.
      context.outbox().add(new BareChunk(BareChunk.COOKIE_ACK));
      return true;
    }
    Duration staleness = cookies.staleness(cookie, context.time().nanoTime());
    if (staleness.compareTo(Duration.ZERO) > 0 && !(sameLocal && samePeer)) {
      sendStale(cookie, staleness);
      return false;
    }
    if (context.state() == AssociationState.CLOSED || (sameLocal && !setUp)) {
      // The first of its kind, or B and D of two that connect at once.
      context.local(cookie.localTag(), cookie.localTsn());
      context.peer(cookie.peer());
      context.outbox().add(new BareChunk(BareChunk.COOKIE_ACK));
      establish();
      return true;
    }
    boolean knowsTheOld =
        cookie.localTieTag() == context.localTag() && cookie.peerTieTag() == context.peer().tag();
    if (setUp && !sameLocal && !samePeer && knowsTheOld) {
      return restart(cookie);
    }
    context.counters().packetsRefused++;
    return false;
  }

  /** Section 5.2.4 A. */
  private boolean restart(Cookie cookie) {
    if (context.state() == AssociationState.SHUTDOWN_ACK_SENT) {
      context.outbox().add(new BareChunk(BareChunk.SHUTDOWN_ACK));
      Tlv cause = new Tlv(ErrorChunk.COOKIE_WHILE_SHUTTING_DOWN, new byte[0]);
      context.outbox().add(ErrorChunk.error(cause));
      return false;
    }
    context.local(cookie.localTag(), cookie.localTsn());
    context.peer(cookie.peer());
    context.rto().restart();
    context.outbox().clear();
    context.outbox().add(new BareChunk(BareChunk.COOKIE_ACK));
    context.state(AssociationState.ESTABLISHED);
    context.heard();
    listener.onRestarted();
    return true;
  }

  private void sendStale(Cookie cookie, Duration staleness) {
    int micros = (int) Math.min(Integer.MAX_VALUE, staleness.toNanos() / 1_000);
    byte[] value = ByteBuffer.allocate(4).putInt(micros).array();
    context
        .outbox()
        .sendAlone(cookie.peer().tag(), ErrorChunk.error(new Tlv(ErrorChunk.STALE_COOKIE, value)));
  }

  void onCookieAck() {
    if (context.state() == AssociationState.COOKIE_ECHOED) {
      establish();
    } else {
      context.counters().chunksIgnored++;
    }
  }

  /** Section 5.2.6: begins anew, with the same tag. */
  void onStaleCookie() {
    if (context.state() == AssociationState.COOKIE_ECHOED
        && !context.unanswered("COOKIE ECHO in its time")) {
      cookieToEcho = null;
      context.peer(Peer.UNKNOWN);
      initRepeated = true;
      sendInit();
    }
  }

  private void establish() {
    t1.cancel();
    cookieToEcho = null;
    context.rto().established();
    context.heard();
    context.state(AssociationState.ESTABLISHED);
    listener.onEstablished();
  }

  /** T1-init or T1-cookie, section 5.1.1. */
  private void timedOut() {
    if (context.unanswered(cookieToEcho == null ? "INIT" : "COOKIE ECHO")) {
      return;
    }
    context.rto().backOff();
    if (cookieToEcho == null) {
      initRepeated = true;
      sendInit();
    } else {
      context.outbox().add(new CookieEchoChunk(cookieToEcho));
      t1.start(context.rto().current());
    }
  }
}
