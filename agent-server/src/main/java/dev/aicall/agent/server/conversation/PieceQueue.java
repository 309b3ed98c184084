package dev.aicall.agent.server.conversation;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of sound on their way from one writer to one reader. Neither ever waits, and pieces are
 * used again, so that nothing is allocated as long as the reader keeps up. A writer that is {@link
 * #CAPACITY} ahead takes the oldest piece back and writes over it: who is late shall hear what is
 * said now.
 *
 * <p>A slot's piece belongs to whoever takes it out by an atomic step: the reader by comparing, the
 * writer by exchanging.
 */
final class PieceQueue {
  /** 10 s of pieces of 10 ms; our choice: more than any engine takes to be made. */
  static final int CAPACITY = 1_000;

  /** Pieces that wait to be used again; more are under way only while the reader is late. */
  private static final int SPARES = 64;

  private final AtomicReferenceArray<@Nullable SoundPiece> slots =
      new AtomicReferenceArray<>(CAPACITY);
  private final AtomicReferenceArray<@Nullable SoundPiece> spares =
      new AtomicReferenceArray<>(SPARES);
  private volatile long written;
  private volatile long lost;
  private long read; // the reader's own
  private int sparesGiven; // the reader's own
  private int sparesTaken; // the writer's own
  private @Nullable SoundPiece takenBack; // the writer's own

  /** How many pieces were put. Any thread. */
  long written() {
    return written;
  }

  /** How many pieces were written over before they were read. Any thread. */
  long lost() {
    return lost;
  }

  /** A piece to fill and to {@link #put}. The writer's. */
  SoundPiece spare() {
    SoundPiece piece = takenBack;
    takenBack = null;
    if (piece == null) {
      piece = spares.getAndSet(sparesTaken, null);
      if (piece == null) {
        return new SoundPiece();
      }
      sparesTaken = (sparesTaken + 1) % SPARES;
    }
    return piece;
  }

  /** Appends a piece, at the oldest one's cost if the queue is full. The writer's. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // there is one writer
  void put(SoundPiece piece) {
    long position = written;
    piece.position = position;
    takenBack = slots.getAndSet(slot(position), piece);
    if (takenBack != null) {
      lost++;
    }
    written = position + 1;
  }

  /** How many pieces were read or are lost. The reader's. */
  long read() {
    return read;
  }

  /** Takes the oldest piece, null if there is none; {@link #giveBack} it. The reader's. */
  @Nullable SoundPiece take() {
    long end = written;
    read = Math.max(read, end - CAPACITY);
    while (read < end) {
      int slot = slot(read);
      SoundPiece piece = slots.get(slot);
      boolean mine =
          piece != null && piece.position == read && slots.compareAndSet(slot, piece, null);
      read++;
      if (piece != null && mine) {
        return piece;
      }
    }
    return null;
  }

  /** Lets a piece be used again. The reader's. */
  void giveBack(SoundPiece piece) {
    if (spares.compareAndSet(sparesGiven, null, piece)) {
      sparesGiven = (sparesGiven + 1) % SPARES;
    }
  }

  private static int slot(long position) {
    return (int) (position % CAPACITY);
  }
}
