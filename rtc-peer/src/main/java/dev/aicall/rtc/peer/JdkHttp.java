package dev.aicall.rtc.peer;

import dev.aicall.rtc.peer.signal.Signalling;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP client, with proxy and TLS context of the configuration. Made with the first
 * request; its threads are daemons and go with it.
 */
final class JdkHttp implements HttpExchanges {
  private final PeerConfig config;
  private @Nullable HttpClient client;
  private boolean used;

  JdkHttp(PeerConfig config) {
    this.config = config;
  }

  @Override
  public CompletableFuture<HttpReply> send(HttpCall call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.uri())
            .timeout(call.limit())
            .header("Authorization", "Bearer " + call.token())
            .method(
                call.method(),
                call.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(call.body()));
    if (!call.body().isEmpty()) {
      request.header("Content-Type", call.contentType());
    }
    CompletableFuture<HttpResponse<String>> exchange =
        client().sendAsync(request.build(), info -> new BoundedText(Signalling.MAX_BODY_BYTES));
    // A future of our own: one derived from the JDK's cancels the exchange first, and may then end
    // with that one's error instead of its own cancellation.
    CompletableFuture<HttpReply> reply = new CompletableFuture<>();
    CompletableFuture<?> unusedAnswer =
        exchange.whenComplete(
            (response, error) -> {
              if (error == null) {
                noteUse();
                reply.complete(read(response));
              } else {
                reply.completeExceptionally(error);
              }
            });
    CompletableFuture<?> unusedEnd =
        reply.whenComplete(
            (result, error) -> {
              if (reply.isCancelled()) {
                exchange.cancel(true);
              }
            });
    return reply;
  }

  private static HttpReply read(HttpResponse<String> response) {
    return new HttpReply(
        response.statusCode(),
        response.headers().firstValue("Location").orElse(null),
        response.headers().firstValue("Retry-After").orElse(null),
        response.body());
  }

  private synchronized void noteUse() {
    used = true;
  }

  // A client that had no answer yet keeps no connection: however many calls lose their link at
  // once, they share the next. The old one goes when nobody uses it any more.
  @Override
  public synchronized void startAfresh() {
    if (used) {
      client = null;
      used = false;
    }
  }

  private synchronized HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      made = newClient();
      client = made;
    }
    return made;
  }

  // HTTP/1.1: a request that is given up closes its connection, so that the next one does not go
  // the same dead way after the network has changed. No redirects: the token is for this server.
  private HttpClient newClient() {
    InetSocketAddress proxy = config.httpProxy();
    SSLContext tls = config.tls();
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.requestTimeout())
            .proxy(proxy == null ? HttpClient.Builder.NO_PROXY : ProxySelector.of(proxy));
    return (tls == null ? builder : builder.sslContext(tls)).build();
  }
}
