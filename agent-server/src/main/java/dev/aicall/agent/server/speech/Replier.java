package dev.aicall.agent.server.speech;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the agent says in one call: rules, or a language model. It keeps nothing itself: the
 * history comes with each request, so the pipeline decides what was really said.
 */
public interface Replier extends AutoCloseable {
  /** Who said something. */
  enum Role {
    /** Instructions to the agent. */
    SYSTEM,
    /** The caller. */
    USER,
    /** The agent. */
    ASSISTANT
  }

  /**
   * Something that was said.
   *
   * @param role who
   * @param text what
   */
  record Line(Role role, String text) {}

  /**
   * A wish for a reply.
   *
   * @param history oldest first, without what the caller says now; system prompt first if there is
   *     one
   * @param userText what the caller says now; empty if the agent shall speak by itself
   * @param inGrammar whether it is a sentence of the recogniser's grammar; true for typed text
   * @param extra keys and values that the client wants to be sent along, from {@code
   *     OpenAIExtraQuery} and {@code BailianAppParams}; an engine sends only the keys that its
   *     configuration allows, and most engines send none
   */
  record Request(
      List<Line> history, String userText, boolean inGrammar, Map<String, String> extra) {
    /**
     * Copies the history and the extra keys.
     *
     * @param history copied
     * @param userText what the caller says now
     * @param inGrammar whether it is a sentence of the grammar
     * @param extra copied
     */
    public Request {
      history = List.copyOf(history);
      extra = Map.copyOf(extra);
    }

    /**
     * A wish without extra keys.
     *
     * @param history oldest first
     * @param userText what the caller says now
     * @param inGrammar whether it is a sentence of the grammar
     */
    public Request(List<Line> history, String userText, boolean inGrammar) {
      this(history, userText, inGrammar, Map.of());
    }
  }

  /** Hears a reply grow. On any thread, one event at a time; exactly one end. */
  interface Listener {
    /**
     * More text, to be spoken after what came before.
     *
     * @param piece as it streams; sentences may be cut anywhere
     */
    void onText(String piece);

    /**
     * How the agent feels about it; before the text that it is about.
     *
     * @param emotion a word such as {@code happy}
     */
    void onEmotion(String emotion);

    /**
     * The reply is whole.
     *
     * @param hangUp whether the agent ends the call after saying it
     */
    void onDone(boolean hangUp);

    /**
     * There is no more to come; what came already may be spoken.
     *
     * @param message for the log; no secrets
     * @param cause the engine's own error, or null
     */
    void onFailed(String message, @Nullable Throwable cause);
  }

  /** A reply that is under way. */
  @FunctionalInterface
  interface Ongoing {
    /** Stops it; no event begins after this returns. Idempotent. */
    void cancel();
  }

  /**
   * Begins a reply and returns at once.
   *
   * @param request what was said
   * @param listener hears the reply
   * @return cancel it when the caller interrupts
   */
  Ongoing reply(Request request, Listener listener);

  @Override
  void close();

  /** Makes repliers; for any thread. */
  interface Engine extends AutoCloseable {
    /**
     * Makes the replier of a call.
     *
     * @return a new replier
     */
    Replier newReplier();

    /**
     * Says whether a key of a client's extra ones is sent along.
     *
     * @param key its name
     * @return whether this engine's configuration lists it; false unless the engine says more
     */
    default boolean takesExtra(String key) {
      return false;
    }

    @Override
    void close();
  }
}
