package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import dev.aicall.api.media.PcmSink;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Makes turns of what the caller says. Commands and events are on the call's loop; the engines run
 * on a worker; the media thread only copies sound.
 */
@SuppressWarnings("DoNotCallSuggester") // an outline
final class Hearing {
  /** Hears of turns, on the call's loop. */
  interface Listener {
    /** Somebody speaks: as much speech as counts was heard. Once a turn, before all else. */
    void onSpeech();

    /**
     * More was understood of the turn; may differ from before.
     *
     * @param text all of the turn so far
     */
    void onPartial(String text);

    /** The speaker pauses inside the turn, which goes on if more is said soon. Once a pause. */
    void onPause();

    /**
     * The turn is over.
     *
     * @param turn what was said; without text if it was noise
     */
    void onTurn(SpokenTurn turn);

    /** The turn is over, and an engine failed: somebody spoke, but nobody knows what. */
    void onNotUnderstood();
  }

  /**
   * Makes ears that hear nothing until {@link #ears} is plugged in.
   *
   * @param worker runs one task after another; may be slow
   */
  Hearing(
      AgentCall call,
      Executor worker,
      Supplier<VoiceActivityDetector> vads,
      Supplier<SpeechRecognizer> recognizers,
      TurnRules rules,
      TurnCompletion completion,
      Listener listener) {
    throw new UnsupportedOperationException();
  }

  /** Returns what takes the caller's sound, any rate, mono or stereo. */
  PcmSink ears() {
    throw new UnsupportedOperationException();
  }

  /**
   * Switches between turns by voice activity and turns by hand: {@link #press}, {@link #release}.
   * What was being said is forgotten.
   */
  void byHand(boolean on) {
    throw new UnsupportedOperationException();
  }

  /** A turn by hand begins. Its {@link Listener#onSpeech} comes at once. */
  void press() {
    throw new UnsupportedOperationException();
  }

  /** The turn by hand is over; {@link Listener#onTurn} follows. Nothing if none runs. */
  void release() {
    throw new UnsupportedOperationException();
  }

  /** Forgets the running turn, by hand or not; no event of it follows. */
  void forget() {
    throw new UnsupportedOperationException();
  }

  /** Gives the engines back; no event follows. Idempotent. */
  void close() {
    throw new UnsupportedOperationException();
  }
}
