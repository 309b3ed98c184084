package dev.aicall.agent.server.conversation;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * Finds where a turn begins and ends, from frame to frame of {@link #FRAME_MS}. Time is what was
 * heard, not a clock, so the same sound always makes the same turns. For one thread.
 *
 * <p>States: quiet → maybe (some speech) → turn (enough of it) → quiet.
 */
final class TurnDetector {
  static final int FRAME_MS = 20;

  /** What a frame changed. */
  enum Event {
    NOTHING,
    /** The turn has begun: enough was said. */
    BEGAN,
    /** The speaker pauses, and the turn goes on. */
    PAUSED,
    /** The turn is over. */
    ENDED,
    /** The turn was too long, and is over though somebody or something still sounds. */
    CUT
  }

  /** Silence inside the speech that begins a turn: between words, above a stop consonant. */
  private static final int GAP_MS = 160;

  /** A pause is half the silence that ends a turn, and at least as long as one between words. */
  private static final int SHORTEST_PAUSE_MS = 160;

  /** A turn-end word must be over, not the beginning of a longer word. */
  private static final int END_WORD_SILENCE_MS = 100;

  private final TurnRules rules;
  private final TurnCompletion completion;
  private final int hangOverMs;
  private boolean inTurn;
  private boolean paused;
  private int speechMs;
  private int silenceMs;
  private int turnMs;

  /**
   * Makes a detector.
   *
   * @param hangOverMs for how long speech is reported after its true end
   */
  TurnDetector(TurnRules rules, TurnCompletion completion, int hangOverMs) {
    this.rules = rules;
    this.completion = completion;
    this.hangOverMs = hangOverMs;
  }

  boolean isInTurn() {
    return inTurn;
  }

  /** How long ago the last speech was, when the turn ended or pauses. */
  int silenceMs() {
    return silenceMs + hangOverMs;
  }

  void reset() {
    inTurn = false;
    paused = false;
    speechMs = 0;
    silenceMs = 0;
    turnMs = 0;
  }

  /**
   * Takes the next frame.
   *
   * @param speech whether somebody speaks in it
   * @param partial what was understood of the turn; asked for only when it matters
   */
  Event next(boolean speech, Supplier<String> partial) {
    if (speech) {
      speechMs += FRAME_MS;
      silenceMs = 0;
      paused = false;
    } else {
      silenceMs += FRAME_MS;
    }
    return inTurn ? goOn(partial) : maybeBegin();
  }

  private Event maybeBegin() {
    if (speechMs >= rules.leastSpeechMs()) {
      inTurn = true;
      turnMs = speechMs;
      return Event.BEGAN;
    }
    if (silenceMs > GAP_MS) {
      speechMs = 0;
    }
    return Event.NOTHING;
  }

  private Event goOn(Supplier<String> partial) {
    turnMs += FRAME_MS;
    if (turnMs >= rules.longestTurnMs()) {
      return Event.CUT;
    }
    if (silenceMs == 0) {
      return Event.NOTHING;
    }
    int silence = silenceMs();
    if (silence >= rules.silenceMs() || mayEndAtOnce(silence)) {
      if (isOver(silence, partial.get())) {
        return Event.ENDED;
      }
    }
    if (!paused && silence >= Math.max(SHORTEST_PAUSE_MS, rules.silenceMs() / 2)) {
      paused = true;
      return Event.PAUSED;
    }
    return Event.NOTHING;
  }

  private boolean mayEndAtOnce(int silence) {
    return !rules.endWords().isEmpty() && silence >= END_WORD_SILENCE_MS;
  }

  private boolean isOver(int silence, String text) {
    if (mayEndAtOnce(silence) && endsWithEndWord(text)) {
      return true;
    }
    int patience = rules.patienceMs();
    boolean patient = patience > 0 && !completion.isComplete(text);
    return silence >= rules.silenceMs() + (patient ? patience : 0);
  }

  private boolean endsWithEndWord(String text) {
    String said = " " + text.toLowerCase(Locale.ROOT).strip();
    return rules.endWords().stream().anyMatch(word -> said.endsWith(" " + word));
  }
}
