package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechFormat;

/**
 * Turns that begin and end by hand, on the worker: what sounds between press and release, and a
 * little around it. For one thread.
 *
 * <p>States: idle → pressed → released → idle.
 */
final class HandTurns {
  /** Sound before the press: people speak while their finger moves; our choice. */
  private static final int PRE_ROLL_MS = 200;

  /** A press with less sound is a slip of the finger; our choice. */
  private static final int LEAST_SOUND_MS = 200;

  private enum State {
    IDLE,
    PRESSED,
    RELEASED
  }

  private final TurnRules rules;
  private final TurnText text;
  private final Listening.Turns turns;
  private State state = State.IDLE;
  private int soundMs;
  private int turnMs;
  private long saidNanos;

  HandTurns(TurnRules rules, TurnText text, Listening.Turns turns) {
    this.rules = rules;
    this.text = text;
    this.turns = turns;
  }

  boolean isInTurn() {
    return state != State.IDLE;
  }

  void press() {
    if (state == State.IDLE) {
      state = State.PRESSED;
      soundMs = 0;
      turnMs = 0;
      text.begin(PRE_ROLL_MS);
    }
  }

  /** Hears the next frame, which came at that time. */
  void hear(short[] frame, long arrivedNanos) {
    if (state != State.IDLE) {
      soundMs += SpeechFormat.FRAME_MS;
      text.hear(frame);
      next(arrivedNanos);
    }
  }

  /** A frame's time has passed in a turn, and no sound came. */
  void hearNothing(long nowNanos) {
    next(nowNanos);
  }

  private void next(long nanos) {
    turnMs += SpeechFormat.FRAME_MS;
    if (state == State.PRESSED) {
      saidNanos = nanos;
    }
    if (turnMs >= rules.longestTurnMs()) {
      end();
    }
  }

  /** The hand let go; what is on its way still belongs to the turn. */
  void release(long releasedNanos) {
    if (state != State.PRESSED) {
      return;
    }
    state = State.RELEASED;
    saidNanos = releasedNanos;
    if (soundMs < LEAST_SOUND_MS) {
      state = State.IDLE;
      text.cancel();
      turns.endWithoutText(releasedNanos);
    }
  }

  /** What was on its way at the release is here. */
  void tailIsOver() {
    if (state == State.RELEASED) {
      end();
    }
  }

  private void end() {
    state = State.IDLE;
    turns.end(text, saidNanos);
  }

  /** Forgets what was heard. */
  void forget() {
    if (state != State.IDLE) {
      state = State.IDLE;
      text.cancel();
    }
  }
}
