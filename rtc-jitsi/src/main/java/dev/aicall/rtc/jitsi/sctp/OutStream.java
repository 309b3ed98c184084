package dev.aicall.rtc.jitsi.sctp;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The sending half of a stream: messages that wait, and the numbers given so far. */
final class OutStream {
  private final int id;
  private final ArrayDeque<OutMessage> waiting = new ArrayDeque<>();
  private int nextSsn;
  private long lastTsn = -1;
  private volatile long bufferedBytes;

  OutStream(int id) {
    this.id = id;
  }

  int id() {
    return id;
  }

  void add(OutMessage message) {
    waiting.add(message);
    buffered(message.userBytes());
  }

  @Nullable OutMessage first() {
    return waiting.peek();
  }

  /** Takes the first message away once all of it was given numbers. */
  void removeFirst() {
    waiting.remove();
    nextSsn = (nextSsn + 1) & 0xFFFF;
  }

  int nextSsn() {
    return nextSsn;
  }

  /** A piece went out for the first time. */
  void sent(int userBytes, long tsn) {
    lastTsn = tsn;
    buffered(-userBytes);
  }

  /** Number of the newest chunk that went out; -1 if none did. */
  long lastTsn() {
    return lastTsn;
  }

  boolean hasWaiting() {
    return !waiting.isEmpty();
  }

  /** Forgets what waits; the rest of a message of which a part went out stays. */
  Dropped dropWaiting() {
    OutMessage started = first();
    boolean keepFirst = started != null && started.sentBytes() > 0;
    int messages = 0;
    int bytes = 0;
    while (waiting.size() > (keepFirst ? 1 : 0)) {
      OutMessage last = waiting.removeLast();
      messages++;
      bytes += last.bytes().length;
      buffered(-last.userBytes());
    }
    return new Dropped(messages, bytes);
  }

  /** The numbers of messages begin anew, after a stream reset. */
  void restart() {
    nextSsn = 0;
    lastTsn = -1;
  }

  void clear() {
    waiting.clear();
    bufferedBytes = 0;
  }

  long bufferedBytes() {
    return bufferedBytes;
  }

  /** Only the loop writes. */
  private void buffered(int change) {
    long now = bufferedBytes;
    bufferedBytes = now + change;
  }

  /** What was forgotten. */
  record Dropped(int messages, int bytes) {}
}
