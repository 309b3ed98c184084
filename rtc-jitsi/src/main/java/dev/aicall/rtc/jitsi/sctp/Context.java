package dev.aicall.rtc.jitsi.sctp;

import dev.aicall.domain.port.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the parts of one association share: state, tags, limits, time, the way to its end. */
final class Context {
  /** The association as its parts see it. */
  interface Host {
    /** Runs a step on the loop, with all that follows from it. */
    void onLoop(Runnable step);

    /** Nothing more is to happen; what is in the outbox still goes out. */
    void onEnd(EndReason reason, String detail);
  }

  private final SctpConfig config;
  private final TimeSource time;
  private final RandomGenerator random;
  private final Host host;
  private final Counters counters = new Counters();
  private final RetransmissionTimeout rto;
  private final Outbox outbox;
  private final List<LoopTimer> timers = new ArrayList<>();
  private AssociationState state = AssociationState.CLOSED;
  private int localTag;
  private int localTsn;
  private Peer peer = Peer.UNKNOWN;
  private int errors;

  Context(SctpConfig config, TimeSource time, RandomGenerator random, PacketSink sink, Host host) {
    this.config = config;
    this.time = time;
    this.random = random;
    this.host = host;
    this.rto = new RetransmissionTimeout(config.timings());
    this.outbox = new Outbox(config, counters, sink);
  }

  SctpConfig config() {
    return config;
  }

  TimeSource time() {
    return time;
  }

  Counters counters() {
    return counters;
  }

  RetransmissionTimeout rto() {
    return rto;
  }

  Outbox outbox() {
    return outbox;
  }

  AssociationState state() {
    return state;
  }

  void state(AssociationState next) {
    state = next;
  }

  /** The tag that the other side must use; 0 before there is one. */
  int localTag() {
    return localTag;
  }

  /** The number of our first DATA chunk. */
  int localTsn() {
    return localTsn;
  }

  Peer peer() {
    return peer;
  }

  void local(int tag, int tsn) {
    localTag = tag;
    localTsn = tsn;
  }

  void peer(Peer other) {
    peer = other;
    outbox.peerTag(other.tag());
  }

  /** A tag: never 0, RFC 9260 section 5.3.1. */
  int newTag() {
    int tag;
    do {
      tag = random.nextInt();
    } while (tag == 0);
    return tag;
  }

  int newNumber() {
    return random.nextInt();
  }

  LoopTimer timer(Runnable onExpiry) {
    LoopTimer timer = new LoopTimer(this, onExpiry);
    timers.add(timer);
    return timer;
  }

  void onLoop(Runnable step) {
    host.onLoop(step);
  }

  /** The other side is there. */
  void heard() {
    errors = 0;
  }

  /**
   * Something was not answered.
   *
   * @return true if that was once too often and the association is over
   */
  boolean unanswered(String what) {
    errors++;
    if (errors <= config.timings().maxRetransmissions()) {
      return false;
    }
    end(EndReason.PEER_UNREACHABLE, what + " was not answered " + errors + " times");
    return true;
  }

  /** Tells the other side that it is over, and ends. */
  void abort(int cause, EndReason reason, String detail) {
    if (peer.tag() != 0 && state != AssociationState.ENDED) {
      outbox.sendAlone(peer.tag(), ErrorChunk.abort(cause));
    }
    end(reason, detail);
  }

  void violation(String detail) {
    abort(ErrorChunk.PROTOCOL_VIOLATION, EndReason.PROTOCOL_VIOLATION, detail);
  }

  /** Once; nothing happens the second time. */
  void end(EndReason reason, String detail) {
    if (state == AssociationState.ENDED) {
      return;
    }
    state = AssociationState.ENDED;
    timers.forEach(LoopTimer::cancel);
    host.onEnd(reason, detail);
  }
}
