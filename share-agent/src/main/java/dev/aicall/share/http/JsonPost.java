package dev.aicall.share.http;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.port.ShareAgentException;
import dev.aicall.domain.port.TimeSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON and hands over what comes back. Owns the HTTP client and its threads, and every
 * exchange under way, so that none stays open.
 */
final class JsonPost implements AutoCloseable {
  private final ShareAgentConfig config;
  private final TimeSource time;
  private final Executor completions;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(DaemonThreads.named("aicall-share-http"));
  private final Set<Exchange<?>> underWay = ConcurrentHashMap.newKeySet();

  /** Null once closed: the client's own thread ends when nothing holds the client any more. */
  private volatile @Nullable HttpClient client;

  JsonPost(ShareAgentConfig config, TimeSource time, Executor completions) {
    this.config = config;
    this.time = time;
    this.completions = completions;
    this.client = newClient();
  }

  /**
   * Posts a body.
   *
   * @param uri where to
   * @param body JSON text
   * @param authorization the header's value, null for none
   * @param read makes the result; what it throws becomes the failure
   */
  <T> CompletableFuture<T> send(
      URI uri, String body, @Nullable String authorization, Function<HttpAnswer, T> read) {
    HttpRequest request;
    try {
      request = request(uri, body, authorization);
    } catch (IllegalArgumentException e) {
      // Its message quotes the header, so it goes no further.
      return failed(ARTCAICallErrorCode.InvalidParames, "the authorization is no header value");
    }
    HttpClient open = client;
    if (open == null) {
      return closed();
    }
    Exchange<T> exchange = new Exchange<>(read, completions, config);
    underWay.add(exchange);
    exchange.onEnd(() -> underWay.remove(exchange));
    exchange.start(open, request, time);
    if (client == null) {
      exchange.abandon();
    }
    return exchange.result();
  }

  /** Ends every exchange under way and lets the threads go. Idempotent. */
  @Override
  public void close() {
    client = null;
    underWay.forEach(Exchange::abandon);
    workers.shutdown();
  }

  static <T> CompletableFuture<T> failed(ARTCAICallErrorCode code, String message) {
    return CompletableFuture.failedFuture(new ShareAgentException(CallError.of(code, message), ""));
  }

  private static <T> CompletableFuture<T> closed() {
    return failed(ARTCAICallErrorCode.InvalidAction, "the client is closed");
  }

  private HttpClient newClient() {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .executor(workers)
            // Over http the JDK would ask for an upgrade to HTTP/2 with extra headers.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.connectTimeout());
    config.sslContext().ifPresent(builder::sslContext);
    config.proxySelector().ifPresent(builder::proxy);
    return builder.build();
  }

  private static HttpRequest request(URI uri, String body, @Nullable String authorization) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (authorization != null) {
      builder.header("Authorization", authorization);
    }
    return builder.build();
  }
}
