package dev.aicall.agent.server.conversation;

import java.util.List;

/**
 * When a turn of the caller begins and ends. Changed on the call's loop while the call runs, read
 * by the worker that hears; a change counts from the next 20 ms of sound on.
 */
final class TurnRules {
  /** Silence that ends a turn if nobody says otherwise: our choice, in its range. */
  static final int DEFAULT_SILENCE_MS = 400;

  /**
   * Speech that counts if nobody says otherwise; our choice. Below VadDuration's range, which
   * begins at 200: the agent must be silent 400 ms after the caller's first sound, of which the
   * network takes 160. Knocks, clicks and other sounds of up to 120 ms still do not interrupt.
   */
  static final int DEFAULT_LEAST_SPEECH_MS = 160;

  /** The most speech that may be asked for before it counts: VadDuration's range, api.md §4.4. */
  static final int LONGEST_LEAST_SPEECH_MS = 2_000;

  /** A turn that is longer is cut, so that noise without end is no turn without end; our choice. */
  static final int DEFAULT_LONGEST_TURN_MS = 30_000;

  private volatile int silenceMs = DEFAULT_SILENCE_MS;
  private volatile int leastSpeechMs = DEFAULT_LEAST_SPEECH_MS;
  private volatile int longestTurnMs = DEFAULT_LONGEST_TURN_MS;
  private volatile int patienceMs;
  private volatile EndWords endWords = new EndWords(List.of());

  /** Silence that ends a turn: AsrMaxSilence, 200 to 1,200 ms. */
  int silenceMs() {
    return silenceMs;
  }

  void silenceMs(int millis) {
    silenceMs = millis;
  }

  /**
   * How much speech there must be before it counts: VadDuration, 200 to 2,000 ms, or the default.
   */
  int leastSpeechMs() {
    return leastSpeechMs;
  }

  void leastSpeechMs(int millis) {
    leastSpeechMs = millis;
  }

  /** The longest turn. */
  int longestTurnMs() {
    return longestTurnMs;
  }

  void longestTurnMs(int millis) {
    longestTurnMs = millis;
  }

  /**
   * How much silence beyond {@link #silenceMs} a sentence gets that does not sound complete: 0 in
   * normal mode, else by Eagerness or SemanticWaitDuration.
   */
  int patienceMs() {
    return patienceMs;
  }

  void patienceMs(int millis) {
    patienceMs = millis;
  }

  /** Words that end a turn at once when it ends with one: TurnEndWords. */
  EndWords endWords() {
    return endWords;
  }

  void endWords(List<String> words) {
    endWords = new EndWords(words);
  }
}
