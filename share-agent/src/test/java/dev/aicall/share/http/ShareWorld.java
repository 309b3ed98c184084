package dev.aicall.share.http;

import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.ShareAgentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server on this machine, time that stands still, and one thread that futures complete on. */
final class ShareWorld implements AutoCloseable {
  static final String COMPLETIONS = "test-completions";
  static final String GOOD_ANSWER =
      "{\"code\":200,\"message\":\"ok\",\"ai_agent_instance_id\":\"inst-1\",\"channel_id\":\"ch-1\","
          + "\"ai_agent_user_id\":\"agent-1\",\"rtc_auth_token\":\"rtc-1\",\"request_id\":\"req-1\"}";

  /** Far more than loopback needs, so that only a hang ends here. */
  private static final int PATIENCE_SECONDS = 20;

  final MockWebServer server = new MockWebServer();
  final VirtualTime time = new VirtualTime();
  final ExecutorService completions =
      Executors.newSingleThreadExecutor(DaemonThreads.named(COMPLETIONS));

  ShareWorld() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  ShareAgentConfig.Builder config() {
    return ShareAgentConfig.builder().shareHost(uri()).appServer(uri());
  }

  HttpShareAgentClient client() {
    return client(config().build());
  }

  HttpShareAgentClient client(ShareAgentConfig config) {
    return new HttpShareAgentClient(config, time, completions);
  }

  void answers(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  RecordedRequest request() throws InterruptedException {
    RecordedRequest request = server.takeRequest(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request came");
    }
    return request;
  }

  static ARTCAICallAgentShareConfig.Builder link() {
    return ARTCAICallAgentShareConfig.builder().shareId("share-1");
  }

  static <T> T get(CompletableFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static ShareAgentException failure(CompletableFuture<?> future)
      throws InterruptedException, TimeoutException {
    try {
      throw new AssertionError("no failure but " + get(future));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ShareAgentException failure) {
        return failure;
      }
      throw new AssertionError("an untyped failure", e);
    }
  }

  @Override
  public void close() {
    server.close();
    completions.shutdownNow();
  }
}
