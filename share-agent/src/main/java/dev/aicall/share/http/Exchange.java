package dev.aicall.share.http;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.domain.port.ShareAgentException;
import dev.aicall.domain.port.TimeSource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, which ends in exactly one of: a result, a typed failure, or the
 * caller's cancelling. Whatever ends it stops the clock and the HTTP exchange.
 */
final class Exchange<T> {
  private final Function<HttpAnswer, T> read;
  private final Executor completions;
  private final ShareAgentConfig config;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private volatile Runnable cancelHttp = () -> {};

  Exchange(Function<HttpAnswer, T> read, Executor completions, ShareAgentConfig config) {
    this.read = read;
    this.completions = completions;
    this.config = config;
  }

  CompletableFuture<T> result() {
    return result;
  }

  void onEnd(Runnable action) {
    var unused = result.whenComplete((value, failure) -> action.run());
  }

  /** The time covers the whole exchange; the JDK's own time-out ends with the answer's headers. */
  void start(HttpClient client, HttpRequest request, TimeSource time) {
    CompletableFuture<HttpResponse<Optional<byte[]>>> http;
    try {
      onEnd(time.schedule(config.requestTimeout(), this::timeOut)::cancel);
      http = client.sendAsync(request, info -> new LimitedBody(config.maxResponseBytes()));
    } catch (RejectedExecutionException e) {
      abandon();
      return;
    }
    cancelHttp = () -> http.cancel(true);
    onEnd(cancelHttp);
    // The JDK completes it on the common pool; all that happens there is the handing over.
    var unused =
        http.whenComplete((response, failure) -> handOver(() -> settle(response, failure)));
  }

  /** Ends the exchange because its client is closed: the connection now, the result soon. */
  void abandon() {
    cancelHttp.run();
    handOver(this::failClosed);
  }

  private void failClosed() {
    fail(ARTCAICallErrorCode.NetworkError, "the client was closed", null);
  }

  private void timeOut() {
    handOver(
        () ->
            fail(
                ARTCAICallErrorCode.NetworkError,
                "no answer within " + config.requestTimeout().toMillis() + " ms",
                null));
  }

  // Completing in the wrong place beats never completing.
  private void handOver(Runnable end) {
    try {
      completions.execute(end);
    } catch (RejectedExecutionException e) {
      end.run();
    }
  }

  private void settle(
      @Nullable HttpResponse<Optional<byte[]>> response, @Nullable Throwable failure) {
    if (response == null) {
      failTransport(failure);
      return;
    }
    try {
      result.complete(read.apply(new HttpAnswer(response.statusCode(), response.body())));
    } catch (ShareAgentException e) {
      result.completeExceptionally(e);
    } catch (RuntimeException e) {
      fail(ARTCAICallErrorCode.InternalError, "the answer could not be taken", e);
    }
  }

  private void failTransport(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof CancellationException) {
      // Only closing cancels the HTTP exchange before there is a result.
      failClosed();
    } else if (cause instanceof HttpConnectTimeoutException) {
      fail(
          ARTCAICallErrorCode.NetworkError,
          "no connection within " + config.connectTimeout().toMillis() + " ms",
          cause);
    } else if (cause instanceof IOException) {
      fail(ARTCAICallErrorCode.NetworkError, "the request did not get through", cause);
    } else {
      fail(ARTCAICallErrorCode.InternalError, "the HTTP client failed", cause);
    }
  }

  private void fail(ARTCAICallErrorCode code, String message, @Nullable Throwable cause) {
    result.completeExceptionally(
        new ShareAgentException(
            CallError.of(code, message, cause), ShareAgentException.UNKNOWN_REQUEST));
  }
}
