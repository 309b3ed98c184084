package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechFormat;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a turn begins and ends, from frame to frame of {@link #FRAME_MS}. Time is what was
 * heard, not a clock, so the same sound always makes the same turns. For one thread.
 *
 * <p>States: quiet → maybe (some speech) → turn (enough of it) → quiet.
 */
final class TurnDetector {
  static final int FRAME_MS = SpeechFormat.FRAME_MS;

  /** What a frame changed. */
  enum Event {
    /** Nothing. */
    NOTHING,
    /** The turn has begun: enough was said. */
    BEGAN,
    /** The speaker pauses, and the turn goes on. */
    PAUSED,
    /** The turn is over. */
    ENDED,
    /** The turn was too long, and is over though somebody or something may still sound. */
    CUT
  }

  /** What was understood of the running turn. */
  @FunctionalInterface
  interface Words {
    /**
     * Asked in a pause only, at most every {@link #LOOK_EVERY_MS}.
     *
     * @param longEnough whether the silence is long enough to end a turn
     * @return the words, null if nobody will ever know
     */
    @Nullable String understood(boolean longEnough);
  }

  /** Silence inside the speech that begins a turn: between words, above a stop consonant. */
  private static final int GAP_MS = 160;

  /** Speech that ends a pause; less is a click, or a detector's mistake. */
  private static final int RESUME_MS = 60;

  /** A pause is half the silence that ends a turn, and at least as long as one between words. */
  private static final int SHORTEST_PAUSE_MS = 150;

  /** A turn-end word must be over, not the beginning of a longer word. */
  private static final int END_WORD_SILENCE_MS = 100;

  /** Words are looked at no more often, since asking costs; our choice. */
  private static final int LOOK_EVERY_MS = 100;

  private final TurnRules rules;
  private final TurnCompletion completion;
  private int hangOverMs;
  private boolean inTurn;

  // Before a turn.
  private int speechMs;
  private int gapMs;

  // In a turn, and before: since the first speech of it.
  private int turnMs;

  // In a turn.
  private int silenceMs;
  private int runMs; // speech in silence that may be a click
  private boolean paused;
  private int lookedMs; // at how much silence words were looked at, 0 = not in this pause
  private @Nullable String words;
  private boolean complete;

  /** Makes a detector that hears silence. */
  TurnDetector(TurnRules rules, TurnCompletion completion) {
    this.rules = rules;
    this.completion = completion;
  }

  /** Sets for how long speech is reported after its true end. */
  void hangOverMs(int millis) {
    hangOverMs = millis;
  }

  boolean isInTurn() {
    return inTurn;
  }

  /** Whether the last frame counts as speech. */
  boolean isSpeaking() {
    return inTurn ? silenceMs == 0 : speechMs > 0 && gapMs == 0;
  }

  /** How long ago the turn's first speech began. */
  int turnMs() {
    return turnMs;
  }

  /** Hears silence again, and nothing of a turn. */
  void reset() {
    inTurn = false;
    quiet();
    resume();
  }

  private void quiet() {
    speechMs = 0;
    gapMs = 0;
    turnMs = 0;
  }

  /** A pause is over, or there was none. */
  private void resume() {
    silenceMs = 0;
    runMs = 0;
    paused = false;
    lookedMs = 0;
    words = null;
  }

  /**
   * Takes the next frame. After {@link Event#ENDED} or {@link Event#CUT} the detector hears silence
   * again.
   *
   * @param speech whether somebody speaks in it
   * @param understood what was said
   */
  Event next(boolean speech, Words understood) {
    if (!inTurn) {
      return maybeBegin(speech);
    }
    Event event = goOn(speech, understood);
    if (event == Event.ENDED || event == Event.CUT) {
      reset();
    }
    return event;
  }

  private Event maybeBegin(boolean speech) {
    if (speech) {
      speechMs += FRAME_MS;
      gapMs = 0;
    } else if (speechMs > 0) {
      gapMs += FRAME_MS;
    }
    if (gapMs > GAP_MS) {
      quiet();
    }
    if (speechMs > 0) {
      turnMs += FRAME_MS;
    }
    if (speechMs == 0 || speechMs < rules.leastSpeechMs()) {
      return Event.NOTHING;
    }
    inTurn = true;
    resume();
    return Event.BEGAN;
  }

  private Event goOn(boolean speech, Words understood) {
    turnMs += FRAME_MS;
    runMs = speech ? runMs + FRAME_MS : 0;
    if (speech && (silenceMs == 0 || runMs >= RESUME_MS)) {
      resume();
    } else {
      silenceMs += FRAME_MS;
    }
    if (turnMs >= rules.longestTurnMs()) {
      return Event.CUT;
    }
    if (speech) {
      return Event.NOTHING;
    }
    int silence = silenceMs + hangOverMs;
    if (isOver(silence, understood)) {
      return Event.ENDED;
    }
    if (!paused && silence >= Math.max(SHORTEST_PAUSE_MS, rules.silenceMs() / 2)) {
      paused = true;
      return Event.PAUSED;
    }
    return Event.NOTHING;
  }

  private boolean isOver(int silence, Words understood) {
    int enough = rules.silenceMs();
    int patience = rules.patienceMs();
    if (silence >= enough + patience) {
      return true;
    }
    boolean mayBeComplete = silence >= enough;
    EndWords endWords = rules.endWords();
    boolean mayEndAtOnce = silence >= END_WORD_SILENCE_MS && !endWords.isEmpty();
    if (!mayBeComplete && !mayEndAtOnce) {
      return false;
    }
    boolean firstTime = lookedMs == 0 || (mayBeComplete && lookedMs < enough - hangOverMs);
    if (firstTime || silenceMs - lookedMs >= LOOK_EVERY_MS) {
      boolean isFirst = lookedMs == 0;
      lookedMs = silenceMs;
      String now = understood.understood(mayBeComplete);
      if (isFirst || now == null || !now.equals(words)) {
        words = now;
        complete = now == null || completion.isComplete(now);
      }
    }
    return (mayBeComplete && complete) || (mayEndAtOnce && words != null && endWords.endOf(words));
  }
}
