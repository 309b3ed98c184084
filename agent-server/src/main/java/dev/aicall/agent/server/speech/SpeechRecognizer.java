package dev.aicall.agent.server.speech;

import java.util.List;

/**
 * Turns the speech of one call into text, one turn after the other: {@link #begin}, {@link #hear}
 * as sound comes, {@link #finish} or {@link #cancel}. Used on one thread at a time, never on a
 * media thread, since it may take time. What it throws ends the turn, not the call.
 */
public interface SpeechRecognizer extends AutoCloseable {
  /**
   * What was understood.
   *
   * @param text the words in lower case without punctuation, empty if there were none
   * @param inGrammar whether they are a sentence of the grammar
   */
  record Result(String text, boolean inGrammar) {}

  /** Begins a turn. */
  void begin();

  /**
   * Takes more sound.
   *
   * @param samples 16 kHz mono
   * @param offset index of the first
   * @param length how many
   */
  void hear(short[] samples, int offset, int length);

  /**
   * Returns what is understood so far; may change with more sound.
   *
   * @return the words, empty for none, or always empty from an engine without partial results
   */
  String partial();

  /**
   * Ends the turn.
   *
   * @return what was understood
   */
  Result finish();

  /** Ends the turn and forgets it. */
  void cancel();

  @Override
  void close();

  /** Makes recognisers and shares models between them; for any thread. */
  interface Engine extends AutoCloseable {
    /**
     * Makes the recogniser of a call.
     *
     * @param language as in {@code AsrLanguageId}, or empty for the engine's own
     * @param hotWords words to expect, may be none
     * @return a new recogniser
     */
    SpeechRecognizer newRecognizer(String language, List<String> hotWords);

    @Override
    void close();
  }
}
