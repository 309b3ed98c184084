package dev.aicall.rtc.jitsi.video;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Which packets are missing and when they are asked for (RFC 4585 §6.2.1). For one thread. */
final class MissingPackets {
  /** Before the first request: 10 ms, our choice; packets may only be out of order. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(10);

  /** Between requests at least: 20 ms, and one and a half round trips. */
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  /** Round trip while it is not known: 100 ms, as libwebrtc takes it. */
  private static final double DEFAULT_RTT_MS = 100;

  /** Then it is given up, as libwebrtc does. */
  private static final int MAX_REQUESTS = 10;

  /** Or after 1 s: our choice, a picture that old is no use. */
  private static final long MAX_AGE = TimeUnit.SECONDS.toNanos(1);

  /** More cannot be missing at once: half of what senders keep. */
  private static final int MAX_MISSING = 256;

  private static final class Entry {
    private final long since;
    private long next;
    private int requests;

    Entry(long now) {
      since = now;
      next = now + PATIENCE;
    }
  }

  private final Map<Long, Entry> missing = new TreeMap<>();

  /** Packets between two that came are missing. Returns false if they are too many. */
  boolean add(long from, long to, long now) {
    if (to - from + missing.size() > MAX_MISSING) {
      return false;
    }
    for (long sequence = from; sequence < to; sequence++) {
      missing.put(sequence, new Entry(now));
    }
    return true;
  }

  void remove(long sequence) {
    missing.remove(sequence);
  }

  void removeBefore(long sequence) {
    missing.keySet().removeIf(number -> number < sequence);
  }

  void clear() {
    missing.clear();
  }

  /** Whether one was asked for too often or is too old. */
  boolean isHopeless(long now) {
    for (Entry entry : missing.values()) {
      boolean asked = entry.requests >= MAX_REQUESTS && now >= entry.next;
      if (asked || now - entry.since > MAX_AGE) {
        return true;
      }
    }
    return false;
  }

  /** Returns what is to be asked for now, as 16 bits. */
  List<Integer> due(long now, double rttMs) {
    if (missing.isEmpty()) {
      return List.of();
    }
    double roundTrip = rttMs < 0 ? DEFAULT_RTT_MS : rttMs;
    long pause = Math.max(PAUSE, (long) (roundTrip * 1.5e6));
    List<Integer> due = new ArrayList<>();
    Iterator<Map.Entry<Long, Entry>> entries = missing.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Long, Entry> next = entries.next();
      Entry entry = next.getValue();
      if (now >= entry.next && entry.requests < MAX_REQUESTS) {
        entry.requests++;
        entry.next = now + pause;
        due.add((int) (next.getKey() & 0xffff));
      }
    }
    return due;
  }
}
