package dev.aicall.agent.speech.option;

import dev.aicall.agent.server.speech.Replier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the promises of {@link Replier.Listener}: one event at a time, one end, and none that
 * begins after {@link #cancel} returned. So an event holds the reply's own lock; a listener must
 * not wait for a thread that cancels.
 */
public final class ReplyEvents implements Replier.Ongoing {
  private final Replier.Listener listener;
  private final Runnable onEnd;
  private boolean ended;

  /**
   * Begins a reply.
   *
   * @param listener hears it
   * @param onEnd run once at its end, be it by cancel; gives back what it holds
   */
  public ReplyEvents(Replier.Listener listener, Runnable onEnd) {
    this.listener = listener;
    this.onEnd = onEnd;
  }

  /**
   * Tells more text.
   *
   * @param piece the text; nothing is told if empty
   */
  public synchronized void text(String piece) {
    if (!ended && !piece.isEmpty()) {
      listener.onText(piece);
    }
  }

  /**
   * Tells a feeling.
   *
   * @param emotion a word; nothing is told if empty
   */
  public synchronized void emotion(String emotion) {
    if (!ended && !emotion.isEmpty()) {
      listener.onEmotion(emotion);
    }
  }

  /**
   * Tells that the reply is whole.
   *
   * @param hangUp whether the agent ends the call after it
   */
  public void done(boolean hangUp) {
    if (end(() -> listener.onDone(hangUp))) {
      onEnd.run();
    }
  }

  /**
   * Tells that no more will come.
   *
   * @param message without secrets
   * @param cause the engine's error, without secrets
   */
  public void failed(String message, @Nullable Throwable cause) {
    if (end(() -> listener.onFailed(message, cause))) {
      onEnd.run();
    }
  }

  @Override
  public void cancel() {
    if (end(() -> {})) {
      onEnd.run();
    }
  }

  private synchronized boolean end(Runnable event) {
    if (ended) {
      return false;
    }
    ended = true;
    event.run();
    return true;
  }

  /**
   * Says whether it is over.
   *
   * @return whether it ended or was cancelled
   */
  public synchronized boolean isOver() {
    return ended;
  }
}
