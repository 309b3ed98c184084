package dev.aicall.rtc.jitsi.sctp;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait for numbers, one stream after the other message by message, so that a long
 * queue on one channel does not hold up another. Also counts what is not yet acknowledged.
 */
final class SendQueue {
  /** Bytes of buffer for each message, however short: bounds what messages cost beside bytes. */
  private static final int BYTES_PER_MESSAGE = 64;

  private final int maxBytes;
  private final int maxMessages;
  private final ArrayDeque<OutStream> turn = new ArrayDeque<>();
  private long bytes;
  private int messages;

  SendQueue(int maxBytes) {
    this.maxBytes = maxBytes;
    this.maxMessages = Math.max(1, maxBytes / BYTES_PER_MESSAGE);
  }

  /** Whether a message of the user's still fits. */
  boolean hasRoomFor(int count) {
    return bytes + count <= maxBytes && messages < maxMessages;
  }

  void add(OutMessage message) {
    OutStream stream = message.stream();
    if (!stream.hasWaiting()) {
      turn.add(stream);
    }
    stream.add(message);
    bytes += message.bytes().length;
    messages++;
  }

  /** The message whose next piece goes first, or null. */
  @Nullable OutMessage current() {
    OutStream stream = turn.peek();
    return stream == null ? null : stream.first();
  }

  /** All of the current message was given numbers. */
  void currentIsSent() {
    OutStream stream = turn.remove();
    stream.removeFirst();
    if (stream.hasWaiting()) {
      turn.add(stream);
    }
  }

  void drop(OutStream stream) {
    OutStream.Dropped dropped = stream.dropWaiting();
    bytes -= dropped.bytes();
    messages -= dropped.messages();
    if (!stream.hasWaiting()) {
      turn.remove(stream);
    }
  }

  /** A chunk was acknowledged for good. */
  void acked(DataChunk chunk) {
    bytes -= chunk.count();
    if (chunk.has(DataChunk.END)) {
      messages--;
    }
  }

  /** Bytes that wait or are not acknowledged. */
  long bytes() {
    return bytes;
  }

  boolean isEmpty() {
    return turn.isEmpty();
  }

  void clear() {
    turn.forEach(OutStream::clear);
    turn.clear();
    bytes = 0;
    messages = 0;
  }
}
