package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** A share host on this machine: answers as recorded and keeps the request. */
final class ShareHost implements AutoCloseable {
  private final HttpServer server;
  private final AtomicReference<JsonNode> answer = new AtomicReference<>(Json.object());
  private final AtomicReference<Request> received = new AtomicReference<>();

  /**
   * A request as it came.
   *
   * @param method the HTTP method
   * @param path the path
   * @param contentType its header
   * @param body the whole body
   */
  record Request(String method, String path, String contentType, String body) {
    ObjectNode facts() {
      return Json.object()
          .put("method", method)
          .put("path", path)
          .put("contentType", contentType)
          .set("body", Json.parse(body).orElseGet(Json::object));
    }
  }

  ShareHost() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void answerWith(JsonNode response) {
    answer.set(response);
    received.set(null);
  }

  Request takeRequest() {
    return received.getAndSet(null);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.set(
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("Content-Type"),
              body));
      JsonNode response = answer.get();
      if (!response.has("networkFailure")) {
        byte[] text = response.path("bodyText").asText("").getBytes(StandardCharsets.UTF_8);
        boolean isEmpty = text.length == 0 || response.path("bodyText").isNull();
        exchange.sendResponseHeaders(response.path("status").asInt(), isEmpty ? -1 : text.length);
        if (!isEmpty) {
          exchange.getResponseBody().write(text);
        }
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
