package dev.aicall.rtc.jitsi.sctp;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Neighbouring pieces of one message. */
final class PieceRun {
  private final DataChunk sample;
  private final long first;
  private final boolean begins;
  private ArrayDeque<DataChunk> pieces = new ArrayDeque<>(2);
  private long last;
  private boolean ends;
  private long bytes;
  private long cost;
  private boolean dropped;

  PieceRun(DataChunk piece, long tsn) {
    sample = piece;
    first = tsn;
    last = tsn;
    begins = piece.has(DataChunk.BEGIN);
    ends = piece.has(DataChunk.END);
    bytes = piece.count();
    cost = bytes + Reassembly.PIECE_COST;
    pieces.add(piece);
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  boolean begins() {
    return begins;
  }

  boolean ends() {
    return ends;
  }

  /** Length of the message so far. */
  long bytes() {
    return bytes;
  }

  /** What it takes of the receive window. */
  long cost() {
    return cost;
  }

  /** A piece of it: stream, number and kind are the same in all. */
  DataChunk sample() {
    return sample;
  }

  /** Whether the run that follows directly fits: another message, or more of the same. */
  boolean mayPrecede(PieceRun next) {
    if (ends || next.begins) {
      return ends && next.begins;
    }
    DataChunk a = sample;
    DataChunk b = next.sample;
    return a.stream() == b.stream()
        && a.has(DataChunk.UNORDERED) == b.has(DataChunk.UNORDERED)
        && (a.ssn() == b.ssn() || a.has(DataChunk.UNORDERED));
  }

  /** Takes over the run that follows directly. The shorter one is moved, so this stays cheap. */
  void append(PieceRun next) {
    if (pieces.size() >= next.pieces.size()) {
      pieces.addAll(next.pieces);
    } else {
      while (!pieces.isEmpty()) {
        next.pieces.addFirst(pieces.removeLast());
      }
      pieces = next.pieces;
    }
    last = next.last;
    ends = next.ends;
    bytes += next.bytes;
    cost += next.cost;
    dropped |= next.dropped;
  }

  /** The message is too long: forgets its bytes, not that it is there. */
  void dropPieces() {
    pieces.clear();
    dropped = true;
    cost = Reassembly.PIECE_COST;
  }

  /** The whole message; null if it was too long. */
  byte @Nullable [] assembled() {
    if (dropped) {
      return null;
    }
    byte[] whole = new byte[(int) bytes];
    int at = 0;
    for (DataChunk piece : pieces) {
      System.arraycopy(piece.bytes(), piece.offset(), whole, at, piece.count());
      at += piece.count();
    }
    return whole;
  }
}
