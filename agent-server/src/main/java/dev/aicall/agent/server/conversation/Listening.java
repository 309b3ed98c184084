package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechRecognizer.Result;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import dev.aicall.domain.port.TimeSource;
import java.util.function.Supplier;

/**
 * Hears the caller, on the worker: makes frames of the sound and gives them to turns by voice or by
 * hand. Owns the engines of the call. For one thread.
 */
final class Listening implements AutoCloseable {
  /**
   * So long sound may be late before it counts as silence: more than networks shake, less than the
   * shortest silence that ends a turn. Our choice.
   */
  static final long LATE_NANOS = 200_000_000;

  private static final long FRAME_NANOS = SpeechFormat.FRAME_MS * 1_000_000L;

  private final TimeSource time;
  private final Hearing.Listener listener;
  private final SpeechGate gate;
  private final TurnRecognizer recognizer;
  private final VoiceTurns voice;
  private final HandTurns hand;
  private final FrameMaker frames = new FrameMaker(this::onFrame);
  private final SoundRing ring = new SoundRing(VoiceTurns.longestBeginningSamples());
  private boolean byHand;
  private boolean closed;

  /** When the last sound came. */
  private long arrivedNanos;

  /** Until when sound was heard, or silence was counted in its place. */
  private long heardNanos;

  /**
   * Takes what it needs; makes no engine yet.
   *
   * @param hangOverMs of the detectors
   * @param listener hears of turns on the worker
   */
  Listening(
      TimeSource time,
      TurnRules rules,
      TurnCompletion completion,
      Supplier<VoiceActivityDetector> detectors,
      int hangOverMs,
      Supplier<SpeechRecognizer> recognizers,
      Hearing.Listener listener) {
    this.time = time;
    this.listener = listener;
    this.gate = new SpeechGate(detectors, hangOverMs);
    this.recognizer = new TurnRecognizer(recognizers);
    TurnText text = new TurnText(recognizer, ring, listener::onPartial);
    this.voice = new VoiceTurns(rules, completion, gate, text, new Turns());
    this.hand = new HandTurns(rules, text, new Turns());
    this.arrivedNanos = time.nanoTime();
    this.heardNanos = arrivedNanos;
  }

  /** Makes the engines, which may take a while. */
  void open() {
    gate.open();
    recognizer.prepare();
  }

  void hear(SoundPiece piece) {
    if (!closed) {
      arrivedNanos = piece.arrivedNanos;
      heardNanos = arrivedNanos;
      frames.take(piece.samples, piece.length, piece.rateHz);
    }
  }

  private void onFrame(short[] frame) {
    ring.add(frame);
    if (byHand) {
      hand.hear(frame, heardNanos);
    } else {
      voice.hear(frame, heardNanos);
    }
  }

  /**
   * A caller who is muted or lost sends no silence, so in a turn what does not come counts as
   * silence.
   */
  void countSilence(long nowNanos) {
    if (closed || nowNanos - arrivedNanos < LATE_NANOS) {
      return;
    }
    while (isInTurn() && nowNanos - heardNanos >= FRAME_NANOS) {
      heardNanos += FRAME_NANOS;
      if (byHand) {
        hand.hearNothing(heardNanos);
      } else {
        voice.hearNothing(heardNanos);
      }
    }
  }

  private boolean isInTurn() {
    return byHand ? hand.isInTurn() : voice.isInTurn();
  }

  void byHand(boolean on) {
    forget();
    byHand = on;
  }

  void press() {
    if (!closed && byHand) {
      hand.press();
    }
  }

  void release(long releasedNanos) {
    hand.release(releasedNanos);
  }

  void tailIsOver() {
    hand.tailIsOver();
  }

  void forget() {
    voice.forget();
    hand.forget();
    ring.clear();
  }

  @Override
  public void close() {
    if (!closed) {
      forget();
      closed = true;
      recognizer.close();
      gate.close();
    }
  }

  /** Ends turns of both kinds. */
  final class Turns {
    Hearing.Listener listener() {
      return listener;
    }

    /** Ends a turn, and says whether it had words. */
    boolean end(TurnText text, long saidNanos) {
      long endedNanos = time.nanoTime();
      Result result = text.finish();
      ring.clear();
      if (result == null) {
        listener.onNotUnderstood();
        // Before the next turn needs it.
        recognizer.prepare();
        return false;
      }
      listener.onTurn(
          new SpokenTurn(
              result.text(), result.inGrammar(), saidNanos, endedNanos, time.nanoTime()));
      return !result.text().isEmpty();
    }

    void endWithoutText(long nanos) {
      long now = time.nanoTime();
      ring.clear();
      listener.onTurn(new SpokenTurn("", false, nanos, now, now));
    }
  }
}
