package dev.aicall.domain.subtitle;

import dev.aicall.api.transcript.Turn;
import org.jspecify.annotations.Nullable;

/**
 * A turn that may still change. Guarded by the recorder's lock. Keeps the value it made last, so
 * that a snapshot costs one reference for each turn that has not changed since the one before.
 */
abstract class GrowingTurn {
  final int order;
  final int sentenceId;
  final long startMs;
  private long endMs;
  private @Nullable Turn made;

  /**
   * Begins a turn.
   *
   * @param order its place in the transcript
   * @param sentenceId number of the user's sentence
   * @param startMs when, in ms from the start of the call
   */
  GrowingTurn(int order, int sentenceId, long startMs) {
    this.order = order;
    this.sentenceId = sentenceId;
    this.startMs = startMs;
    this.endMs = startMs;
  }

  /** Notes that a word or a cut came. An earlier time does not shorten the turn. */
  final void touch(long nowMs) {
    endMs = Math.max(endMs, nowMs);
    changed();
  }

  /** Notes that the value made last is out of date. */
  final void changed() {
    made = null;
  }

  final Turn toTurn() {
    Turn turn = made;
    if (turn == null) {
      turn = make(endMs);
      made = turn;
    }
    return turn;
  }

  abstract Turn make(long endMs);
}
