package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.api.media.PcmSource;
import java.util.concurrent.Executor;

/**
 * The agent's mouth: text in while it still grows, speech out sentence by sentence, at the pace at
 * which the media thread takes it, so that it is known to the word what was heard. Commands and
 * events are on the call's loop; the synthesiser runs on a worker.
 */
@SuppressWarnings("DoNotCallSuggester") // an outline
final class Speaking {
  /** Hears how speaking goes on, on the call's loop. */
  interface Listener {
    /**
     * The first sound of the utterance was taken by the media thread.
     *
     * @param synthesisedNanos when that sound was made, on the call's ticker
     * @param soundedNanos when it was taken
     */
    void onBegan(long synthesisedNanos, long soundedNanos);

    /**
     * These words begin to sound.
     *
     * @param words the next of the utterance, with the spaces that follow; all together are its
     *     text
     * @param last whether they are the utterance's last; then they may be empty
     */
    void onWords(String words, boolean last);

    /** All of the utterance sounded. Never after {@link #cut}. */
    void onFinished();
  }

  /**
   * Makes a mouth that is silent.
   *
   * @param worker runs one task after another; may be slow
   */
  Speaking(
      AgentCall call,
      Executor worker,
      SpeechSynthesizer synthesizer,
      VoiceRules rules,
      Listener listener) {
    throw new UnsupportedOperationException();
  }

  /** Returns the voice, to be plugged in once. */
  PcmSource voice() {
    throw new UnsupportedOperationException();
  }

  /** Begins an utterance; the one before must be over. */
  void begin() {
    throw new UnsupportedOperationException();
  }

  /** More text of the utterance, cut anywhere. */
  void add(String piece) {
    throw new UnsupportedOperationException();
  }

  /** No more text comes. */
  void end() {
    throw new UnsupportedOperationException();
  }

  /** Begins, adds and ends in one. */
  final void say(String text) {
    begin();
    add(text);
    end();
  }

  /** Falls silent at the media thread's next read; no event of this utterance follows. */
  Heard cut() {
    throw new UnsupportedOperationException();
  }

  /** Whether an utterance was begun and is not over. */
  boolean isSpeaking() {
    throw new UnsupportedOperationException();
  }

  /** Makes a short sound of assent without an utterance: no event, and silent if one begins. */
  void interject(String words) {
    throw new UnsupportedOperationException();
  }

  /** Falls silent for good; no event follows. Idempotent. */
  void close() {
    throw new UnsupportedOperationException();
  }
}
