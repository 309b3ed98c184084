package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.api.media.PcmSource;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

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

  private final AgentCall call;
  private final VoiceRules rules;
  private final SpeechMaking making;
  private final Listener listener;
  private final SpeechPlayer player;
  private @Nullable SpokenUtterance utterance;
  private @Nullable SpeechTrack interjection;
  private boolean closed;

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
    this.call = call;
    this.rules = rules;
    this.listener = listener;
    this.making = new SpeechMaking(worker, synthesizer, rules, call.time());
    this.player = new SpeechPlayer(rules::gain);
  }

  /** Returns the voice, to be plugged in once. */
  PcmSource voice() {
    return player;
  }

  /** Begins an utterance; the one before must be over. Nothing after {@link #close}. */
  void begin() {
    if (utterance != null) {
      throw new IllegalStateException("begin: the utterance before must be over or cut");
    }
    if (closed) {
      return;
    }
    dropInterjection();
    SpokenUtterance begun =
        new SpokenUtterance(call, rules, making, listener, () -> utterance = null);
    utterance = begun;
    player.play(begun.track());
  }

  /** More text of the utterance, cut anywhere. */
  void add(String piece) {
    SpokenUtterance growing = growing("add");
    if (growing != null) {
      growing.add(piece);
    }
  }

  /** No more text comes. Without text, {@link Listener#onFinished} needs no media thread. */
  void end() {
    SpokenUtterance growing = growing("end");
    if (growing != null) {
      growing.end();
    }
  }

  private @Nullable SpokenUtterance growing(String command) {
    SpokenUtterance current = utterance;
    if (!closed && (current == null || current.isEnded())) {
      throw new IllegalStateException(
          command
              + ": only in an utterance that was begun and not ended, got one that "
              + (current == null ? "was not begun, or was cut" : "was ended"));
    }
    return current;
  }

  /** Begins, adds and ends in one. */
  final void say(String text) {
    begin();
    add(text);
    end();
  }

  /**
   * Falls silent at the media thread's next read, within 5 ms of sound; no event of this utterance
   * follows.
   *
   * @return what was heard, which begins with all that {@link Listener#onWords} told and may hold a
   *     word or two more; empty if nothing is being said
   */
  Heard cut() {
    SpokenUtterance current = utterance;
    if (current == null) {
      return new Heard("", "");
    }
    utterance = null;
    player.play(null);
    return current.cut();
  }

  /** Whether an utterance was begun and is not over. */
  boolean isSpeaking() {
    return utterance != null;
  }

  /**
   * Makes a short sound of assent without an utterance: no event, and silent if one begins. Nothing
   * if an utterance runs, or one that was asked for before still sounds.
   */
  void interject(String words) {
    if (closed || isSpeaking() || (interjection != null && interjection.finished() == 0)) {
      return;
    }
    SpeechTrack track = new SpeechTrack(call.time(), Speaking::nobodyHears);
    SpokenSentence sentence = new SpokenSentence(words, 0);
    track.append(sentence);
    interjection = track;
    player.play(track);
    making.make(sentence, new SpeechMaking.Batch(track, Speaking::nobodyHears));
  }

  private static void nobodyHears() {
    // An interjection has no events.
  }

  private void dropInterjection() {
    if (interjection != null) {
      interjection.cut();
      interjection = null;
    }
  }

  /** Falls silent for good; no event follows. Idempotent. */
  void close() {
    closed = true;
    dropInterjection();
    cut();
    player.play(null);
  }
}
