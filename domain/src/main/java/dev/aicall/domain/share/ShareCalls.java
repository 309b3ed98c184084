package dev.aicall.domain.share;

import dev.aicall.api.ShareCall;
import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.domain.port.ShareAgent;
import dev.aicall.domain.port.ShareAgentException;
import dev.aicall.domain.port.TimeSource;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Starts shared agents: checks what can be checked here, then asks the app server.
 *
 * <p>The checks, in this order: a share id, else InvalidParames; not past its expiry, else
 * TokenExpired (the very moment of expiry is not past); a user id, else InvalidParames. A refusal
 * has an empty request id and nothing is sent. Source: AICallKit Web 2.10.5.
 */
public final class ShareCalls {
  /** The request id of what was never sent. */
  private static final String NOT_SENT = "";

  private final ShareAgent agent;
  private final TimeSource time;

  /**
   * Takes its collaborators; owns neither.
   *
   * @param agent the way to the app server
   * @param time what expiry is measured against
   */
  public ShareCalls(ShareAgent agent, TimeSource time) {
    this.agent = agent;
    this.time = time;
  }

  /**
   * Starts a shared agent. Never throws for what a link, a user or an adapter does.
   *
   * @param config what the link says
   * @param userId who will call
   * @return completes with the agent, or exceptionally with {@link ShareAgentException} and nothing
   *     else, on the thread the adapter completes on, or at once if refused here. Cancelling it
   *     cancels the request
   */
  public CompletableFuture<ShareCall> generate(ARTCAICallAgentShareConfig config, String userId) {
    CallError refusal = refusal(config, userId);
    if (refusal != null) {
      return CompletableFuture.failedFuture(new ShareAgentException(refusal, NOT_SENT));
    }
    CompletableFuture<ShareCall> request = ask(config, userId);
    CompletableFuture<ShareCall> result = new CompletableFuture<>();
    var unused = request.whenComplete((call, failure) -> settle(result, call, failure));
    var unusedToo = result.whenComplete((call, failure) -> cancelWith(result, request));
    return result;
  }

  private @Nullable CallError refusal(ARTCAICallAgentShareConfig config, String userId) {
    String shareId = config.getShareId();
    if (shareId == null || shareId.isBlank()) {
      return CallError.of(
          ARTCAICallErrorCode.InvalidParames, "InvalidParames, shareConfig.shareId is required");
    }
    Instant expireTime = config.getExpireTime();
    if (expireTime != null && expireTime.isBefore(time.now())) {
      return CallError.of(
          ARTCAICallErrorCode.TokenExpired,
          "TokenExpired, the share link expired at " + expireTime);
    }
    if (userId.isEmpty()) {
      return CallError.of(ARTCAICallErrorCode.InvalidParames, "InvalidParames, userId is required");
    }
    return null;
  }

  // An adapter may be anybody's code, so nothing it throws may reach the caller.
  private CompletableFuture<ShareCall> ask(ARTCAICallAgentShareConfig config, String userId) {
    CompletableFuture<ShareCall> request;
    try {
      request = agent.generate(config, userId);
    } catch (Throwable e) {
      return CompletableFuture.failedFuture(e);
    }
    // Null against its contract, which the checker cannot know of other people's adapters.
    return request != null
        ? request
        : CompletableFuture.failedFuture(
            new NullPointerException("the share agent returned no future"));
  }

  private static void cancelWith(CompletableFuture<?> result, CompletableFuture<?> request) {
    if (result.isCancelled()) {
      request.cancel(true);
    }
  }

  private static void settle(
      CompletableFuture<ShareCall> result, @Nullable ShareCall call, @Nullable Throwable failure) {
    if (failure != null) {
      result.completeExceptionally(typed(failure));
    } else if (call == null) {
      result.completeExceptionally(
          typed(new NullPointerException("the share agent gave no answer")));
    } else {
      result.complete(call);
    }
  }

  private static ShareAgentException typed(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ShareAgentException known) {
      return known;
    }
    CallError error =
        CallError.of(
            ARTCAICallErrorCode.InternalError,
            "the share agent failed: " + cause.getClass().getSimpleName(),
            cause);
    return new ShareAgentException(error, ShareAgentException.UNKNOWN_REQUEST);
  }
}
