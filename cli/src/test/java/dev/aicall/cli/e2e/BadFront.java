package dev.aicall.cli.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A gateway in front of the signalling that can be slow or out of order. A slow one passes each
 * request on at once and keeps the answer back.
 */
final class BadFront implements AutoCloseable {
  private static final List<String> REQUEST_HEADERS = List.of("Authorization", "Content-Type");
  private static final List<String> ANSWER_HEADERS =
      List.of("Content-Type", "Location", "Retry-After", "Link");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final URI behind;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile int failure;
  private volatile Duration slowness = Duration.ZERO;

  /** Listens on a free port of a host. */
  BadFront(String host, URI behind) throws IOException {
    this.behind = behind;
    this.server = HttpServer.create(new InetSocketAddress(host, 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where it listens. */
  String origin() {
    return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
  }

  /** Keeps every answer back for some time. */
  void slow(Duration time) {
    slowness = time;
  }

  /** Answers so many requests with a status, without asking the server. */
  void fail(int status, int count) {
    failure = status;
    failures.set(count);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      FaultLines.say("request", exchange.getRequestMethod());
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        exchange.sendResponseHeaders(failure, -1);
        return;
      }
      HttpResponse<byte[]> answer = client.send(request(exchange, body), bytes());
      LockSupport.parkNanos(slowness.toNanos());
      for (String name : ANSWER_HEADERS) {
        answer
            .headers()
            .firstValue(name)
            .ifPresent(v -> exchange.getResponseHeaders().set(name, v));
      }
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpResponse.BodyHandler<byte[]> bytes() {
    return HttpResponse.BodyHandlers.ofByteArray();
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
            .timeout(LIMIT)
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    for (String name : REQUEST_HEADERS) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    return request.build();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
