package dev.aicall.share.http;

import dev.aicall.api.ShareCall;
import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.domain.port.ShareAgent;
import dev.aicall.domain.port.ShareAgentException;
import dev.aicall.domain.port.TimeSource;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Starts shared agents over HTTP, and gives the calls of the customer's own app server. For any
 * thread.
 *
 * <p>Futures complete on the executor given, with a value or with a {@link ShareAgentException}, at
 * the latest when the request's time is up; cancelling one cancels its request. Errors, in this
 * order: {@code error_code} of the answer (AgentSubscriptionRequired, AgentNotFound); an HTTP
 * status other than 200, redirects included (UnknowError; at the app server 403 is TokenExpired); a
 * {@code code} other than 200, a body that is too large, no JSON, or lacks what is needed
 * (UnknowError); no connection, no answer in time, or half of one (NetworkError, worth another
 * try). Source of order and codes: AICallKit Web 2.10.5.
 */
public final class HttpShareAgentClient implements ShareAgent, AutoCloseable {
  private static final String SHARE_PATH = "/api/v1/aiagent/generateAIAgentCall";

  private final ShareAgentConfig config;
  private final JsonPost post;

  /**
   * Creates a client with threads of its own.
   *
   * @param config where the servers are
   * @param time runs the time-outs; not closed by this client
   * @param completions where futures complete and what depends on them runs; not closed by this
   *     client
   */
  public HttpShareAgentClient(ShareAgentConfig config, TimeSource time, Executor completions) {
    this.config = config;
    this.post = new JsonPost(config, time, completions);
  }

  @Override
  public CompletableFuture<ShareCall> generate(ARTCAICallAgentShareConfig link, String userId) {
    // The share host is not the customer's, so it never sees the login of the app server.
    return post.send(
        under(config.shareHost(), SHARE_PATH),
        ShareRequest.body(link, userId),
        null,
        answer -> ShareRequest.read(answer, link));
  }

  /**
   * Returns the calls of the customer's own app server.
   *
   * @return the calls, over this client's connections
   * @throws IllegalStateException if the config names no app server
   */
  public AppServer appServer() {
    URI base =
        config
            .appServer()
            .orElseThrow(() -> new IllegalStateException("appServer: not set in the config"));
    return new AppServer(base, config, post);
  }

  /**
   * Fails what is under way with NetworkError, closes its connections and lets the threads go;
   * connections that are idle close when the JDK's client is collected. Later requests fail with
   * InvalidAction. Idempotent.
   */
  @Override
  public void close() {
    post.close();
  }

  static URI under(URI base, String path) {
    String text = base.toString();
    return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
  }
}
