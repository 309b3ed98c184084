package dev.aicall.rtc.jitsi.sctp;

import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bundles what is to be sent into packets: control chunks, then acknowledgements, then data. */
final class Outbox {
  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private final PacketWriter writer;
  private final Counters counters;
  private final PacketSink sink;
  private final int maxChunkBytes;
  private final ArrayDeque<Chunk> control = new ArrayDeque<>();
  private int peerTag;

  Outbox(SctpConfig config, Counters counters, PacketSink sink) {
    this.writer =
        new PacketWriter(config.localPort(), config.remotePort(), config.maxPacketBytes());
    this.counters = counters;
    this.sink = sink;
    this.maxChunkBytes = (config.maxPacketBytes() & ~3) - Packet.HEADER_BYTES;
  }

  void peerTag(int tag) {
    peerTag = tag;
  }

  /** The largest chunk that fits into a packet, padding counted. */
  int maxChunkBytes() {
    return maxChunkBytes;
  }

  /** Puts a chunk into the next packet; one that fits into none is dropped. */
  void add(Chunk chunk) {
    if (chunk.paddedBytes() <= maxChunkBytes) {
      control.add(chunk);
    } else {
      counters.chunksIgnored++;
    }
  }

  /** Sends a packet with this chunk only, at once. */
  void sendAlone(int tag, Chunk chunk) {
    if (chunk.paddedBytes() > maxChunkBytes) {
      counters.chunksIgnored++;
      return;
    }
    writer.begin(tag);
    writer.add(chunk);
    send();
  }

  void clear() {
    control.clear();
  }

  /** Sends all that may be sent now. */
  void flush(DataReceiver receiver, DataSender sender) {
    sender.beginBurst();
    while (true) {
      writer.begin(peerTag);
      Chunk next;
      while ((next = control.peek()) != null && next.paddedBytes() <= writer.room()) {
        writer.add(next);
        control.remove();
      }
      if (control.isEmpty()) {
        addSack(receiver, sender);
        addData(sender);
      }
      if (writer.isEmpty()) {
        return;
      }
      send();
    }
  }

  private void addSack(DataReceiver receiver, DataSender sender) {
    int beside = sender.nextChunkBytes();
    boolean worthIt =
        receiver.isSackDue()
            || (receiver.isSackPending()
                && beside > 0
                && beside + receiver.leastSackBytes() <= writer.room());
    if (worthIt && receiver.leastSackBytes() <= writer.room()) {
      writer.add(receiver.takeSack(writer.room()));
    }
  }

  private void addData(DataSender sender) {
    OutChunk chunk;
    boolean any = false;
    while ((chunk = sender.next(writer.room(), any)) != null) {
      writer.add(chunk.data());
      any = true;
    }
  }

  private void send() {
    counters.packetsSent++;
    counters.bytesSent += writer.bytes();
    try {
      writer.finish(sink);
    } catch (RuntimeException e) {
      counters.sinkFailures++;
      log.warn("packet lost, the transport failed: {}", e.toString());
    }
  }
}
