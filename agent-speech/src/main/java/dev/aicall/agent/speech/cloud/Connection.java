package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.speech.cloud.ServiceFailure.Kind;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, which can be stopped at any moment; what LangChain4j asks through.
 * LangChain4j's own client can stop a stream only after its first piece, limits neither the time
 * nor the size of a body, hides the header Retry-After, and takes an answer that was cut off for a
 * whole one. Used for one request.
 */
final class Connection implements HttpClient {
  /** Of an error's body; its message is at the beginning. */
  private static final int MAX_ERROR_BYTES = 8192;

  /** The rest of a whole answer is a few bytes; without it the connection is not used again. */
  private static final int MAX_REST_BYTES = 4096;

  /** For that rest; our choice. */
  private static final Duration REST = Duration.ofMillis(500);

  private final Http http;
  private final Service service;
  private final Failures failures;
  private @Nullable CompletableFuture<HttpResponse<InputStream>> answer;
  private @Nullable InputStream body;
  private @Nullable ServiceFailure stopped;
  private volatile boolean whole;

  Connection(Http http, Service service) {
    this.http = http;
    this.service = service;
    this.failures = new Failures(service);
  }

  /** A builder of a client that is there already, which is what LangChain4j asks for. */
  static HttpClientBuilder builderOf(HttpClient client) {
    return new ReadyClient(client);
  }

  /** Whether the service said that this was all. */
  boolean isWhole() {
    return whole;
  }

  /** Closes the connection, unless the whole answer is there and it can be of use again. */
  void stop() {
    if (!whole) {
      stop(failures.of(Kind.CUT_OFF, "stopped"));
    }
  }

  void closed() {
    stop(failures.closed());
  }

  private void stop(ServiceFailure reason) {
    CompletableFuture<?> waiting;
    InputStream open;
    synchronized (this) {
      if (stopped == null) {
        stopped = reason;
      }
      waiting = answer;
      open = body;
    }
    if (open != null) {
      close(open);
    } else if (waiting != null) {
      waiting.cancel(true);
    }
    http.over(this);
  }

  private static void close(InputStream open) {
    try {
      open.close();
    } catch (IOException e) {
      // It is not wanted any more.
    }
  }

  private CompletableFuture<HttpResponse<InputStream>> send(HttpRequest request) {
    java.net.http.HttpRequest toSend = Requests.of(request);
    synchronized (this) {
      if (stopped != null) {
        return CompletableFuture.failedFuture(stopped);
      }
      if (http.isClosed()) {
        return CompletableFuture.failedFuture(failures.closed());
      }
      answer = http.send(this, toSend);
      return answer;
    }
  }

  /** Takes the body over; fails and closes it if it came too late. */
  private InputStream bodyOf(HttpResponse<InputStream> response) {
    InputStream in = response.body();
    synchronized (this) {
      if (stopped == null) {
        body = in;
        return in;
      }
    }
    close(in);
    throw new CompletionException(failure(new IOException("late")));
  }

  private synchronized ServiceFailure failure(Throwable error) {
    if (stopped != null) {
      return stopped;
    }
    if (error instanceof BoundedBody.TooLongException) {
      return failures.of(Kind.NOT_UNDERSTOOD, "the answer has " + error.getMessage());
    }
    return failures.of(error);
  }

  private void requireSuccess(HttpResponse<?> response, InputStream in) throws IOException {
    int status = response.statusCode();
    if (status < 200 || status > 299) {
      byte[] told = in.readNBytes(MAX_ERROR_BYTES);
      String retryAfter = response.headers().firstValue("Retry-After").orElse("");
      throw failures.of(status, new String(told, StandardCharsets.UTF_8), retryAfter);
    }
  }

  /** Asks and waits for the whole answer, not longer than the service's whole time. */
  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    ServiceFailure late =
        failures.of(Kind.TIMEOUT, "no answer in " + service.total().toMillis() + " ms");
    Future<?> limit = http.after(service.total(), () -> stop(late));
    try {
      HttpResponse<InputStream> response = send(request).get();
      InputStream in = bodyOf(response);
      requireSuccess(response, in);
      byte[] all = new BoundedBody(in, false).readAllBytes();
      whole = true;
      return SuccessfulHttpResponse.builder()
          .statusCode(response.statusCode())
          .headers(response.headers().map())
          .body(all)
          .build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
      throw failures.of(Kind.CLOSED, "interrupted");
    } catch (ExecutionException | IOException | RuntimeException e) {
      throw failure(e);
    } finally {
      if (limit != null) {
        limit.cancel(false);
      }
      if (!whole) {
        stop();
      }
      http.over(this);
    }
  }

  /** Asks and tells the events as they come, on a thread of the engine. */
  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    Future<?> unused =
        send(request)
            .whenCompleteAsync(
                (response, error) -> {
                  try {
                    if (response == null) {
                      listener.onError(failure(error));
                    } else {
                      stream(response, parser, listener);
                    }
                  } catch (RuntimeException e) {
                    listener.onError(failure(e));
                    stop();
                  } finally {
                    http.over(this);
                  }
                },
                http);
  }

  private void stream(
      HttpResponse<InputStream> response,
      ServerSentEventParser parser,
      ServerSentEventListener listener) {
    InputStream in;
    try {
      in = bodyOf(response);
      requireSuccess(response, in);
    } catch (IOException | RuntimeException e) {
      listener.onError(failure(e));
      stop();
      return;
    }
    listener.onOpen(
        SuccessfulHttpResponse.builder()
            .statusCode(response.statusCode())
            .headers(response.headers().map())
            .build());
    BoundedBody bounded = new BoundedBody(in, true);
    EventGuard guard = new EventGuard(listener, failures, bounded, this::failure);
    parser.parse(bounded, guard);
    whole = guard.isWhole();
    guard.finish();
    if (whole) {
      readRest(in);
    } else {
      stop();
    }
  }

  /** So that the connection can be kept, which saves the next reply the time to connect. */
  private void readRest(InputStream in) {
    Future<?> limit = http.after(REST, () -> close(in));
    try {
      if (in.readNBytes(MAX_REST_BYTES).length == MAX_REST_BYTES) {
        close(in);
      }
    } catch (IOException e) {
      // Then the next request takes a new connection.
    } finally {
      if (limit != null) {
        limit.cancel(false);
      }
    }
  }
}
