package dev.aicall.rtc.jitsi.sctp;

import java.time.Duration;

/** Ends the association in good order, from either side: RFC 9260 section 9.2. */
final class Closing {
  /** T5-shutdown-guard in longest waits, section 9.2. */
  private static final int GUARD_RTOS = 5;

  private final Context context;
  private final DataSender sender;
  private final DataReceiver receiver;
  private final LoopTimer t2;
  private final LoopTimer t5;

  Closing(Context context, DataSender sender, DataReceiver receiver) {
    this.context = context;
    this.sender = sender;
    this.receiver = receiver;
    this.t2 = context.timer(this::timedOut);
    this.t5 = context.timer(this::tookTooLong);
  }

  /** Shuts down when all that was sent is acknowledged. */
  void shutdown() {
    switch (context.state()) {
      case CLOSED, COOKIE_WAIT, COOKIE_ECHOED ->
          context.abort(
              ErrorChunk.USER_ABORT, EndReason.ABORTED_HERE, "shut down before it was up");
      case ESTABLISHED -> context.state(AssociationState.SHUTDOWN_PENDING);
      default -> {}
    }
  }

  /** Goes on where nothing is left to be sent. */
  void progress() {
    if (!sender.isDone()) {
      return;
    }
    if (context.state() == AssociationState.SHUTDOWN_PENDING) {
      context.state(AssociationState.SHUTDOWN_SENT);
      Duration longest = context.config().timings().maxRto();
      t5.start(longest.multipliedBy(GUARD_RTOS));
      sendShutdown();
    } else if (context.state() == AssociationState.SHUTDOWN_RECEIVED) {
      sendShutdownAck();
    }
  }

  void onShutdown(ShutdownChunk chunk) {
    switch (context.state()) {
      case ESTABLISHED, SHUTDOWN_PENDING -> {
        context.state(AssociationState.SHUTDOWN_RECEIVED);
        sender.onCumulativeAck(chunk.cumulativeTsn());
      }
      case SHUTDOWN_RECEIVED -> sender.onCumulativeAck(chunk.cumulativeTsn());
      case SHUTDOWN_SENT, SHUTDOWN_ACK_SENT -> sendShutdownAck();
      default -> context.counters().chunksIgnored++;
    }
  }

  /** Data that come while SHUTDOWN is sent: it is sent again with every acknowledgement. */
  void onDataPacket() {
    if (context.state() == AssociationState.SHUTDOWN_SENT) {
      sendShutdown();
    }
  }

  void onShutdownAck() {
    switch (context.state()) {
      case SHUTDOWN_SENT, SHUTDOWN_ACK_SENT -> {
        context
            .outbox()
            .sendAlone(context.peer().tag(), new BareChunk(BareChunk.SHUTDOWN_COMPLETE));
        context.end(EndReason.SHUT_DOWN, "shut down");
      }
      default -> context.counters().chunksIgnored++;
    }
  }

  void onShutdownComplete() {
    if (context.state() == AssociationState.SHUTDOWN_ACK_SENT) {
      context.end(EndReason.SHUT_DOWN, "shut down");
    } else {
      context.counters().chunksIgnored++;
    }
  }

  private void sendShutdown() {
    context.outbox().add(new ShutdownChunk(Tsn.wire(receiver.cumulative())));
    t2.start(context.rto().current());
  }

  private void sendShutdownAck() {
    context.state(AssociationState.SHUTDOWN_ACK_SENT);
    context.outbox().add(new BareChunk(BareChunk.SHUTDOWN_ACK));
    t5.stop();
    t2.start(context.rto().current());
  }

  /** T2-shutdown. */
  private void timedOut() {
    if (context.unanswered("shutdown")) {
      return;
    }
    context.rto().backOff();
    if (context.state() == AssociationState.SHUTDOWN_SENT) {
      sendShutdown();
    } else if (context.state() == AssociationState.SHUTDOWN_ACK_SENT) {
      sendShutdownAck();
    }
  }

  private void tookTooLong() {
    if (context.state() == AssociationState.SHUTDOWN_SENT) {
      context.abort(
          ErrorChunk.USER_ABORT, EndReason.PEER_UNREACHABLE, "the other side never shut down");
    }
  }
}
