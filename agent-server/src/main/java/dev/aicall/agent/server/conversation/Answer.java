package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.Replier.Ongoing;
import org.jspecify.annotations.Nullable;

/**
 * A question and the reply that grows to it. Brings the replier's events to the call's loop; after
 * {@link #cancel} none comes. Used on the loop, but for the replier's thread.
 */
final class Answer {
  /** Hears of the reply on the call's loop. */
  interface Listener {
    void onText(Answer answer, String piece);

    void onEmotion(Answer answer, String emotion);

    void onDone(Answer answer);

    void onFailed(Answer answer, String message, @Nullable Throwable cause);
  }

  final Question question;
  final long askedNanos;
  private final AgentCall call;
  private final Listener listener;
  private final StringBuilder text = new StringBuilder();
  private @Nullable Ongoing ongoing;
  private boolean cancelled;
  private boolean done;
  private boolean hangsUp;

  Answer(Question question, AgentCall call, Listener listener) {
    this.question = question;
    this.call = call;
    this.listener = listener;
    this.askedNanos = call.time().nanoTime();
  }

  /** Asks. What the replier throws is a failed reply. */
  void begin(Replier replier, Replier.Request request) {
    try {
      ongoing = replier.reply(request, new Events());
    } catch (RuntimeException | LinkageError e) {
      post(() -> failed("the replier threw", e));
    }
  }

  /** All text so far. */
  String text() {
    return text.toString();
  }

  boolean hasText() {
    return !text.isEmpty();
  }

  /** Whether no more text comes. */
  boolean isDone() {
    return done;
  }

  /** Whether the agent ends the call when this is said. */
  boolean hangsUp() {
    return hangsUp;
  }

  /** Answers in place of the replier. */
  void replaceBy(String words) {
    text.setLength(0);
    text.append(words);
  }

  void cancel() {
    cancelled = true;
    Ongoing running = ongoing;
    ongoing = null;
    if (running != null) {
      running.cancel();
    }
  }

  private void post(Runnable event) {
    call.execute(
        () -> {
          if (!cancelled && !done) {
            event.run();
          }
        });
  }

  private void failed(String message, @Nullable Throwable cause) {
    done = true;
    listener.onFailed(this, message, cause);
  }

  private final class Events implements Replier.Listener {
    @Override
    public void onText(String piece) {
      post(
          () -> {
            text.append(piece);
            listener.onText(Answer.this, piece);
          });
    }

    @Override
    public void onEmotion(String emotion) {
      post(() -> listener.onEmotion(Answer.this, emotion));
    }

    @Override
    public void onDone(boolean hangUp) {
      post(
          () -> {
            done = true;
            hangsUp = hangUp;
            listener.onDone(Answer.this);
          });
    }

    @Override
    public void onFailed(String message, @Nullable Throwable cause) {
      post(() -> failed(message, cause));
    }
  }
}
