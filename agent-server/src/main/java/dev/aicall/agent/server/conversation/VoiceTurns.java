package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns that begin and end by voice, on the worker. The recogniser hears nothing before there is
 * enough speech for a turn, and then all of it with what was before: so clicks cost nothing, and
 * the beginning is not lost. For one thread.
 */
final class VoiceTurns {
  private static final Logger log = LoggerFactory.getLogger(VoiceTurns.class);

  /** Sound before the speech that counts: the onset that no detector hears; notes of speech §10. */
  private static final int PRE_ROLL_MS = 500;

  private static final long NANOS_PER_MS = 1_000_000;

  private final TurnCompletion completion;
  private final SpeechGate gate;
  private final TurnText text;
  private final TurnDetector detector;
  private final Listening.Turns turns;
  private boolean completionFailed;
  private long speechNanos; // when the last frame of speech came

  VoiceTurns(
      TurnRules rules,
      TurnCompletion completion,
      SpeechGate gate,
      TurnText text,
      Listening.Turns turns) {
    this.completion = completion;
    this.gate = gate;
    this.text = text;
    this.detector = new TurnDetector(rules, this::isComplete);
    this.turns = turns;
  }

  private boolean isComplete(String words) {
    try {
      return completion.isComplete(words);
    } catch (RuntimeException | Error e) {
      if (!completionFailed) {
        completionFailed = true;
        log.warn("event=completion-failed use=silence", e);
      }
      return true;
    }
  }

  boolean isInTurn() {
    return detector.isInTurn();
  }

  /** Hears the next frame, which came at that time. */
  void hear(short[] frame, long arrivedNanos) {
    boolean speech = gate.isSpeech(frame);
    detector.hangOverMs(gate.hangOverMs());
    if (detector.isInTurn()) {
      text.hear(frame);
    }
    next(speech, arrivedNanos);
  }

  /** A frame's time has passed in a turn, and no sound came. */
  void hearNothing(long nowNanos) {
    next(false, nowNanos);
  }

  private void next(boolean speech, long nanos) {
    TurnDetector.Event event = detector.next(speech, text::understood);
    if (detector.isSpeaking()) {
      speechNanos = nanos;
      if (detector.isInTurn()) {
        text.speechGoesOn();
      }
    }
    switch (event) {
      case BEGAN -> begin();
      case PAUSED -> turns.listener().onPause();
      case ENDED -> end(false);
      case CUT -> end(true);
      case NOTHING -> {}
    }
  }

  private void begin() {
    gate.turnBegan();
    turns.listener().onSpeech();
    text.begin(PRE_ROLL_MS + detector.turnMs());
  }

  private void end(boolean cut) {
    boolean words = turns.end(text, speechNanos - gate.hangOverMs() * NANOS_PER_MS);
    if (cut && !words) {
      gate.turnWasNoise();
    }
  }

  /** Forgets what was heard. */
  void forget() {
    if (detector.isInTurn()) {
      text.cancel();
    }
    detector.reset();
  }

  /** Most sound that a turn begins with, for speech with as many gaps as speech may have. */
  static int longestBeginningSamples() {
    return (PRE_ROLL_MS + 2 * TurnRules.LONGEST_LEAST_SPEECH_MS)
        * (SpeechFormat.SAMPLE_RATE_HZ / 1_000);
  }
}
