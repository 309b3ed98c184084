package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** Finds out whether the other side is still there while nothing is sent: RFC 9260 section 8.3. */
final class Heartbeats {
  private static final int INFO_BYTES = 12;

  private final Context context;
  private final DataSender sender;
  private final LoopTimer timer;
  private int nonce;
  private long sentAt;
  private boolean unanswered;

  Heartbeats(Context context, DataSender sender) {
    this.context = context;
    this.sender = sender;
    this.timer = context.timer(this::due);
  }

  /** Begins when the association is up. */
  void start() {
    unanswered = false;
    timer.start(context.config().timings().heartbeatInterval());
  }

  private void due() {
    if (!context.state().isUp()) {
      return;
    }
    if (unanswered) {
      if (context.unanswered("a heartbeat")) {
        return;
      }
      context.rto().backOff();
    }
    // Data on their way find out the same, and their timer counts.
    unanswered = sender.outstandingBytes() == 0;
    if (unanswered) {
      send();
    }
    // Once one is lost, the next follow each other as closely as retransmissions do.
    Duration interval = context.config().timings().heartbeatInterval();
    timer.start(unanswered ? context.rto().current() : interval);
  }

  private void send() {
    nonce = context.newNumber();
    sentAt = context.time().nanoTime();
    byte[] info = ByteBuffer.allocate(INFO_BYTES).putInt(nonce).putLong(sentAt).array();
    Tlv tlv = new Tlv(HeartbeatChunk.INFO, info);
    ByteBuffer body = ByteBuffer.allocate(Tlv.bytesOf(List.of(tlv)));
    Tlv.writeAll(List.of(tlv), body);
    context.outbox().add(new HeartbeatChunk(HeartbeatChunk.REQUEST, body.array()));
  }

  void onRequest(HeartbeatChunk request) {
    context.outbox().add(new HeartbeatChunk(HeartbeatChunk.ACK, request.info()));
  }

  void onAck(HeartbeatChunk ack) {
    byte[] info = ack.info();
    boolean mine =
        unanswered && info.length == 4 + INFO_BYTES && ByteBuffer.wrap(info).getInt(4) == nonce;
    if (!mine) {
      context.counters().chunksIgnored++;
      return;
    }
    unanswered = false;
    context.heard();
    long now = context.time().nanoTime();
    context.rto().sample(now - sentAt, now);
    timer.start(context.config().timings().heartbeatInterval());
  }
}
