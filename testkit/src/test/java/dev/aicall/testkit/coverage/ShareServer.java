package dev.aicall.testkit.coverage;

import dev.aicall.share.http.HttpShareAgentClient;
import dev.aicall.share.http.ShareAgentConfig;
import dev.aicall.share.http.ShareAgentModule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;

/** A share host on this machine; what its client completes waits here for the test's thread. */
final class ShareServer implements AutoCloseable {
  static final String GOOD_ANSWER =
      "{\"code\":200,\"ai_agent_instance_id\":\"instance-1\",\"channel_id\":\"channel-1\","
          + "\"ai_agent_user_id\":\"agent-1\",\"rtc_auth_token\":\"rtc-1\",\"request_id\":\"req-1\"}";

  /** Far more than this machine needs, so that only a hang ends here. */
  private static final int PATIENCE_SECONDS = 20;

  private final MockWebServer server = new MockWebServer();
  private final BlockingQueue<Runnable> completions = new LinkedBlockingQueue<>();

  ShareServer() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  ShareAgentConfig.Builder config() {
    return ShareAgentConfig.builder().shareHost(uri("http"));
  }

  URI uri(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + server.getPort());
  }

  ShareAgentModule module(ShareAgentConfig config) {
    return new ShareAgentModule(config, completions::add);
  }

  static HttpShareAgentClient clientOf(TestCall call) {
    return call.injector().getInstance(HttpShareAgentClient.class);
  }

  void answers(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  void doesNotAnswer() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
  }

  void hangsUp() {
    server.enqueue(
        new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build());
  }

  void beginsToAnswer(SocketEffect then) {
    server.enqueue(new MockResponse.Builder().body(GOOD_ANSWER).onResponseBody(then).build());
  }

  void awaitRequest() throws InterruptedException {
    if (server.takeRequest(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
      throw new AssertionError("no request came");
    }
  }

  int requests() {
    return server.getRequestCount();
  }

  /** Runs what completes, here, until something is so. */
  void await(TestCall call, BooleanSupplier done) throws InterruptedException {
    call.settle();
    while (!done.getAsBoolean()) {
      Runnable completion = completions.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (completion == null) {
        throw new AssertionError("nothing completed");
      }
      completion.run();
      call.settle();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
