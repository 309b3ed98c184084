package dev.aicall.agent.server.speech;

import java.util.List;

/**
 * Turns text into speech. Shared by all calls of a server; safe from any thread, calls may wait for
 * each other.
 */
public interface SpeechSynthesizer extends AutoCloseable {
  /**
   * What to say and how.
   *
   * @param text one sentence
   * @param voiceId one of {@link #voices}, or empty for the engine's own
   * @param rate 0.5 to 2.0, 1.0 is the voice's own pace
   */
  record Utterance(String text, String voiceId, double rate) {}

  /** Takes sound as it is made. */
  @FunctionalInterface
  interface Output {
    /**
     * Takes the next piece.
     *
     * @param samples 16 kHz mono; valid only inside this call
     * @param offset index of the first
     * @param length how many
     * @return whether more is wanted; false stops the synthesis
     */
    boolean write(short[] samples, int offset, int length);
  }

  /**
   * Returns the voices.
   *
   * @return ids, the engine's own first, never empty
   */
  List<String> voices();

  /**
   * Speaks one sentence; returns when all of it was handed over, or nothing more is wanted.
   *
   * @param utterance what to say
   * @param output takes the sound
   * @throws IllegalStateException if the engine fails
   */
  void speak(Utterance utterance, Output output);

  @Override
  void close();
}
