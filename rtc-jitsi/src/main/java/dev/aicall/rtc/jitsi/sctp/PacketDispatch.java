package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Says which packets belong to the association (RFC 9260 sections 8.4 and 8.5) and brings each
 * chunk to the part it is for.
 */
final class PacketDispatch {
  private final Context context;
  private final Handshake handshake;
  private final DataSender sender;
  private final DataReceiver receiver;
  private final StreamResets resets;
  private final Closing closing;
  private final Heartbeats heartbeats;

  PacketDispatch(
      Context context,
      Handshake handshake,
      DataSender sender,
      DataReceiver receiver,
      StreamResets resets,
      Closing closing,
      Heartbeats heartbeats) {
    this.context = context;
    this.handshake = handshake;
    this.sender = sender;
    this.receiver = receiver;
    this.resets = resets;
    this.closing = closing;
    this.heartbeats = heartbeats;
  }

  void onPacket(Packet.Sound packet) {
    SctpConfig config = context.config();
    boolean ours =
        packet.sourcePort() == config.remotePort()
            && packet.destinationPort() == config.localPort();
    if (!ours) {
      context.counters().packetsRefused++;
      return;
    }
    Chunk first = packet.chunks().get(0);
    if (first instanceof InitChunk init && init.type() == InitChunk.INIT) {
      onInit(packet, init);
    } else if (first instanceof CookieEchoChunk echo) {
      if (handshake.onCookieEcho(echo, packet.tag())) {
        onChunks(packet.chunks().subList(1, packet.chunks().size()));
      }
    } else if (isExpected(packet, first)) {
      onChunks(packet.chunks());
    } else {
      onStranger(packet, first);
    }
  }

  /** An INIT has no tag and no company, section 8.5.1 A. */
  private void onInit(Packet.Sound packet, InitChunk init) {
    if (packet.tag() != 0 || packet.chunks().size() != 1) {
      context.counters().packetsRefused++;
      return;
    }
    handshake.onInit(init);
  }

  private boolean isExpected(Packet.Sound packet, Chunk first) {
    if (context.state() == AssociationState.CLOSED || context.state() == AssociationState.ENDED) {
      return false;
    }
    boolean mayReflect =
        first.type() == ErrorChunk.ABORT || first.type() == BareChunk.SHUTDOWN_COMPLETE;
    if (mayReflect && (first.flags() & BareChunk.REFLECTED) != 0) {
      return context.peer().tag() != 0 && packet.tag() == context.peer().tag();
    }
    return packet.tag() == context.localTag();
  }

  /** Section 8.4: tells the sender that its association is over, unless it says so itself. */
  private void onStranger(Packet.Sound packet, Chunk first) {
    context.counters().packetsRefused++;
    boolean setUp = context.state().isUp();
    if (first.type() == BareChunk.SHUTDOWN_ACK && !setUp) {
      context
          .outbox()
          .sendAlone(packet.tag(), new BareChunk(BareChunk.SHUTDOWN_COMPLETE, BareChunk.REFLECTED));
      return;
    }
    boolean none =
        context.state() == AssociationState.CLOSED || context.state() == AssociationState.ENDED;
    if (none && packet.tag() != 0 && packet.chunks().stream().noneMatch(this::isFarewell)) {
      context.outbox().sendAlone(packet.tag(), ErrorChunk.reflectedAbort());
    }
  }

  private boolean isFarewell(Chunk chunk) {
    return chunk.type() == ErrorChunk.ABORT
        || chunk.type() == BareChunk.SHUTDOWN_COMPLETE
        || chunk.type() == BareChunk.COOKIE_ACK
        || chunk.type() == InitChunk.ACK
        || (chunk instanceof ErrorChunk error && error.has(ErrorChunk.STALE_COOKIE));
  }

  private void onChunks(List<Chunk> chunks) {
    receiver.beginPacket();
    boolean data = false;
    for (Chunk chunk : chunks) {
      if (context.state() == AssociationState.ENDED || !onChunk(chunk)) {
        break;
      }
      data |= chunk instanceof DataChunk;
    }
    if (context.state() != AssociationState.ENDED) {
      receiver.endPacket();
      if (data) {
        closing.onDataPacket();
      }
    }
  }

  /** Returns false if the chunks behind it are not to be read. */
  private boolean onChunk(Chunk chunk) {
    if (chunk instanceof DataChunk data) {
      onData(data);
    } else if (chunk instanceof SackChunk sack) {
      onSack(sack);
    } else if (chunk instanceof InitChunk init) {
      return onInitAck(init, chunk);
    } else if (chunk instanceof HeartbeatChunk heartbeat) {
      onHeartbeat(heartbeat);
    } else if (chunk instanceof ErrorChunk error) {
      onError(error);
    } else if (chunk instanceof ShutdownChunk shutdown) {
      closing.onShutdown(shutdown);
    } else if (chunk instanceof BareChunk bare) {
      onBare(bare);
    } else if (chunk instanceof ForwardTsnChunk forward) {
      onForwardTsn(forward);
    } else if (chunk instanceof ReconfigChunk reconfig) {
      onReconfig(reconfig);
    } else if (chunk instanceof UnknownChunk unknown) {
      return onUnknown(unknown);
    } else {
      // A COOKIE ECHO that is not the first.
      return ignored(false);
    }
    return true;
  }

  private boolean ignored(boolean readOn) {
    context.counters().chunksIgnored++;
    return readOn;
  }

  private void onData(DataChunk data) {
    if (context.state().mayReceive()) {
      receiver.onData(data);
    } else {
      ignored(true);
    }
  }

  private void onSack(SackChunk sack) {
    if (context.state().maySend()) {
      sender.onSack(sack);
    } else {
      ignored(true);
    }
  }

  private boolean onInitAck(InitChunk init, Chunk chunk) {
    if (chunk.type() == InitChunk.INIT) {
      return ignored(false);
    }
    handshake.onInitAck(init);
    return true;
  }

  private void onHeartbeat(HeartbeatChunk heartbeat) {
    if (!context.state().isUp() && context.state() != AssociationState.COOKIE_ECHOED) {
      ignored(true);
    } else if (heartbeat.type() == HeartbeatChunk.REQUEST) {
      heartbeats.onRequest(heartbeat);
    } else {
      heartbeats.onAck(heartbeat);
    }
  }

  private void onError(ErrorChunk error) {
    if (error.type() == ErrorChunk.ABORT) {
      String causes =
          error.causes().stream().map(each -> String.valueOf(each.type())).toList().toString();
      context.end(EndReason.ABORTED_BY_PEER, "ABORT with causes " + causes);
    } else if (error.has(ErrorChunk.STALE_COOKIE)) {
      handshake.onStaleCookie();
    } else {
      // The other side passed something over; it is for us to live with that.
      ignored(true);
    }
  }

  private void onBare(BareChunk bare) {
    switch (bare.type()) {
      case BareChunk.COOKIE_ACK -> handshake.onCookieAck();
      case BareChunk.SHUTDOWN_ACK -> onShutdownAck();
      default -> closing.onShutdownComplete();
    }
  }

  /** Section 8.5.1 E: one of an association before this one. */
  private void onShutdownAck() {
    boolean notYetUp =
        context.state() == AssociationState.COOKIE_WAIT
            || context.state() == AssociationState.COOKIE_ECHOED;
    if (notYetUp) {
      context
          .outbox()
          .sendAlone(
              context.localTag(), new BareChunk(BareChunk.SHUTDOWN_COMPLETE, BareChunk.REFLECTED));
    } else {
      closing.onShutdownAck();
    }
  }

  private void onForwardTsn(ForwardTsnChunk forward) {
    if (context.state().mayReceive()) {
      receiver.onForwardTsn(forward);
    } else {
      ignored(true);
    }
  }

  private void onReconfig(ReconfigChunk reconfig) {
    if (context.state().isUp()) {
      resets.onReconfig(reconfig);
    } else {
      ignored(true);
    }
  }

  private boolean onUnknown(UnknownChunk unknown) {
    if (unknown.isReported() && context.peer().tag() != 0) {
      int count = unknown.body().length;
      ByteBuffer value = ByteBuffer.allocate(Chunk.HEADER_BYTES + count);
      value.put((byte) unknown.type()).put((byte) unknown.flags());
      value.putShort((short) (Chunk.HEADER_BYTES + count)).put(unknown.body());
      context.outbox().add(ErrorChunk.error(new Tlv(ErrorChunk.UNRECOGNIZED_CHUNK, value.array())));
    }
    return ignored(unknown.isSkipped());
  }
}
