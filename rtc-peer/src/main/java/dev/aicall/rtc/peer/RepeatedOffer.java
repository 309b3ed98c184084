package dev.aicall.rtc.peer;

import dev.aicall.domain.port.TimeSource.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Repeats one offer, unchanged, until it is answered or refused: the server knows an offer by its
 * ufrag, so a reply that was lost does no harm. Used on the session's queue only.
 */
final class RepeatedOffer {
  /** Hears how it went; on the session's queue. */
  interface Listener {
    void answered(Reply.Answered answer);

    /** A final one: {@link Reply.Refused} or {@link Reply.Garbled}. */
    void refused(Reply reply);

    /** Answered after all, though it was stopped. */
    void answeredTooLate(Reply.Answered answer);

    /**
     * Failed for now.
     *
     * @param notBefore how long the server wants to be left alone
     * @return whether to go on
     */
    default boolean failed(Duration notBefore) {
      return true;
    }
  }

  /**
   * A server that takes requests but is slow is given more and more time, up to four request
   * time-outs: 2, 4, 8 s by default; our choice. One that cannot be reached is not waited for.
   */
  private static final int MOST_PATIENCE = 4;

  private final SessionTools tools;
  private final Supplier<Duration> pauses;
  private final IntFunction<CompletableFuture<Reply>> request;
  private final Listener listener;
  private @Nullable Reply lastFailure;
  private @Nullable Timer pause;
  private int patience = 1;
  private boolean stopped;

  /**
   * Creates the repetition.
   *
   * @param pauses the pause before each try, the first included
   * @param request makes a try that is given up after so many request time-outs
   */
  RepeatedOffer(
      SessionTools tools,
      Supplier<Duration> pauses,
      IntFunction<CompletableFuture<Reply>> request,
      Listener listener) {
    this.tools = tools;
    this.pauses = pauses;
    this.request = request;
    this.listener = listener;
  }

  void begin() {
    pause(Duration.ZERO);
  }

  /** Does not wait any longer for the next try, if it does. */
  void hurry() {
    if (pause != null) {
      pause.cancel();
      attempt();
    }
  }

  /** Begins no new try; one that is on its way is still heard. */
  void stop() {
    stopped = true;
    if (pause != null) {
      pause.cancel();
      pause = null;
    }
  }

  /** Why the newest try failed; empty before the first has. */
  Optional<Reply> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  private void pause(Duration atLeast) {
    Duration wanted = pauses.get();
    Duration length = wanted.compareTo(atLeast) < 0 ? atLeast : wanted;
    if (length.isZero()) {
      attempt();
    } else {
      pause = tools.timers().after(length, this::attempt);
    }
  }

  private void attempt() {
    pause = null;
    CompletableFuture<Reply> unused =
        request
            .apply(patience)
            .whenComplete((reply, error) -> tools.queue().execute(() -> take(reply, error)));
  }

  private void take(@Nullable Reply given, @Nullable Throwable error) {
    Reply reply = given != null ? given : new Reply.Garbled("a failure: " + error);
    if (reply instanceof Reply.Answered answer) {
      if (stopped) {
        listener.answeredTooLate(answer);
      } else {
        stopped = true;
        listener.answered(answer);
      }
    } else if (!stopped) {
      fail(reply);
    }
  }

  private void fail(Reply reply) {
    lastFailure = reply;
    boolean slow = reply instanceof Reply.Unanswered;
    patience = slow ? Math.min(2 * patience, MOST_PATIENCE) : 1;
    if (reply instanceof Reply.Refused || reply instanceof Reply.Garbled) {
      stopped = true;
      listener.refused(reply);
      return;
    }
    Duration retryAfter = reply instanceof Reply.Failing failing ? failing.retryAfter() : null;
    Duration notBefore = retryAfter == null ? Duration.ZERO : retryAfter;
    if (listener.failed(notBefore)) {
      pause(notBefore);
    } else {
      stopped = true;
    }
  }
}
