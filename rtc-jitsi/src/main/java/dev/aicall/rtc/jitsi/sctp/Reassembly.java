package dev.aicall.rtc.jitsi.sctp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages together from chunks that come in any order, and hands over each stream's in its
 * order. What it holds is counted in {@link #heldBytes()}; the caller keeps that within bounds.
 */
final class Reassembly {
  /** Where whole messages go. */
  interface Receiver {
    void onMessage(int stream, int ppid, byte[] data);

    /** A message was too long and is gone. */
    void onOversized(int stream);
  }

  /** What a held piece costs beyond its bytes: objects, array header, map entry. Estimated. */
  static final long PIECE_COST = 128;

  private final int maxMessageBytes;
  private final Receiver receiver;

  /** Runs of pieces of one message each, by their first number. */
  private final TreeMap<Long, PieceRun> runs = new TreeMap<>();

  /** By stream: whole messages that wait for one before them, by their number. */
  private final Map<Integer, Map<Integer, Whole>> early = new HashMap<>();

  private short[] nextSsn = new short[16];
  private long heldBytes;

  /** A message; no data if it was too long. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
  private record Whole(int ppid, byte @Nullable [] data) {
    long cost() {
      return PIECE_COST + (data == null ? 0 : data.length);
    }
  }

  Reassembly(int maxMessageBytes, Receiver receiver) {
    this.maxMessageBytes = maxMessageBytes;
    this.receiver = receiver;
  }

  /** Bytes of pieces and early messages, with their cost. */
  long heldBytes() {
    return heldBytes;
  }

  /** Forgets everything. */
  void clear() {
    runs.clear();
    early.clear();
    Arrays.fill(nextSsn, (short) 0);
    heldBytes = 0;
  }

  /**
   * Takes a chunk that did not come before.
   *
   * @return false if it contradicts what came before; nothing was taken
   */
  boolean add(DataChunk chunk, long tsn) {
    if (chunk.has(DataChunk.BEGIN) && chunk.has(DataChunk.END)) {
      boolean tooLong = chunk.count() > maxMessageBytes;
      return complete(chunk, tooLong ? null : chunk.bytes());
    }
    PieceRun run = new PieceRun(chunk, tsn);
    Map.Entry<Long, PieceRun> below = runs.lowerEntry(tsn);
    PieceRun right = runs.get(tsn + 1);
    PieceRun left = below != null && below.getValue().last() == tsn - 1 ? below.getValue() : null;
    if ((left != null && !left.mayPrecede(run)) || (right != null && !run.mayPrecede(right))) {
      return false;
    }
    heldBytes += run.cost();
    if (left != null && !left.ends()) {
      left.append(run);
      run = left;
    } else {
      runs.put(tsn, run);
    }
    if (right != null && !right.begins()) {
      runs.remove(tsn + 1);
      run.append(right);
    }
    if (run.bytes() > maxMessageBytes) {
      heldBytes -= run.cost();
      run.dropPieces();
      heldBytes += run.cost();
    }
    if (run.begins() && run.ends()) {
      runs.remove(run.first());
      heldBytes -= run.cost();
      return complete(run.sample(), run.assembled());
    }
    return true;
  }

  private boolean complete(DataChunk sample, byte @Nullable [] data) {
    Whole whole = new Whole(sample.ppid(), data);
    if (sample.has(DataChunk.UNORDERED)) {
      handOver(sample.stream(), whole);
      return true;
    }
    int distance = Tsn.ssnDistance(sample.ssn(), nextSsn(sample.stream()));
    if (distance == 0) {
      handOver(sample.stream(), whole);
      nextSsn(sample.stream(), sample.ssn() + 1);
      handOverEarly(sample.stream());
      return true;
    }
    if (distance < 0) {
      return false;
    }
    Map<Integer, Whole> waiting = early.computeIfAbsent(sample.stream(), s -> new HashMap<>());
    if (waiting.putIfAbsent(sample.ssn(), whole) != null) {
      return false;
    }
    heldBytes += whole.cost();
    return true;
  }

  private void handOverEarly(int stream) {
    Map<Integer, Whole> waiting = early.get(stream);
    if (waiting == null) {
      return;
    }
    Whole whole;
    while ((whole = waiting.remove(nextSsn(stream))) != null) {
      heldBytes -= whole.cost();
      handOver(stream, whole);
      nextSsn(stream, nextSsn(stream) + 1);
    }
    if (waiting.isEmpty()) {
      early.remove(stream);
    }
  }

  private void handOver(int stream, Whole whole) {
    if (whole.data == null) {
      receiver.onOversized(stream);
    } else {
      receiver.onMessage(stream, whole.ppid, whole.data);
    }
  }

  /**
   * The other side gave up what is not whole up to a number.
   *
   * @param tsn the newest number that is not to be waited for
   * @param skipped stream and newest message given up in it, pair after pair
   */
  void forward(long tsn, int[] skipped) {
    while (!runs.isEmpty() && runs.firstKey() <= tsn) {
      heldBytes -= runs.pollFirstEntry().getValue().cost();
    }
    for (int i = 0; i + 1 < skipped.length; i += 2) {
      skip(skipped[i], skipped[i + 1]);
    }
  }

  /** Does not wait for messages up to a number; those that are whole are handed over. */
  private void skip(int stream, int ssn) {
    if (Tsn.ssnDistance(ssn, nextSsn(stream)) < 0) {
      return;
    }
    Map<Integer, Whole> waiting = early.get(stream);
    if (waiting != null) {
      int from = nextSsn(stream);
      int[] whole =
          waiting.keySet().stream()
              .filter(each -> Tsn.ssnDistance(each, ssn) <= 0)
              .sorted(Comparator.comparingInt(each -> Tsn.ssnDistance(each, from)))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int each : whole) {
        Whole message = waiting.remove(each);
        if (message != null) {
          heldBytes -= message.cost();
          handOver(stream, message);
        }
      }
    }
    nextSsn(stream, ssn + 1);
    handOverEarly(stream);
  }

  /** The other side begins a stream anew. */
  void reset(int stream) {
    nextSsn(stream, 0);
    Map<Integer, Whole> waiting = early.remove(stream);
    if (waiting != null) {
      waiting.values().forEach(each -> heldBytes -= each.cost());
    }
  }

  /** The other side begins all streams anew. */
  void resetAll() {
    for (Integer stream : early.keySet().toArray(new Integer[0])) {
      reset(stream);
    }
    Arrays.fill(nextSsn, (short) 0);
  }

  private int nextSsn(int stream) {
    return stream < nextSsn.length ? Short.toUnsignedInt(nextSsn[stream]) : 0;
  }

  private void nextSsn(int stream, int ssn) {
    if (stream >= nextSsn.length) {
      if (ssn == 0) {
        return;
      }
      // At most 128 KiB, however many streams the other side uses.
      nextSsn = Arrays.copyOf(nextSsn, Integer.highestOneBit(stream) * 2);
    }
    nextSsn[stream] = (short) ssn;
  }
}
