package dev.aicall.share.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.aicall.api.ShareCall;
import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.protocol.RtcToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpShareAgentClientTest {
  private static final String AGENT_CONFIG =
      "{\\\"EnablePushToTalk\\\":false,\\\"GracefulShutdown\\\":false,\\\"EnableIntelligentSegment\\\":true,"
          + "\\\"MaxIdleTime\\\":600,\\\"UserOnlineTimeout\\\":60,\\\"UserOfflineTimeout\\\":5,\\\"Volume\\\":100,"
          + "\\\"AsrConfig\\\":{\\\"VadLevel\\\":11},\\\"LlmConfig\\\":{\\\"LlmCompleteReply\\\":false,"
          + "\\\"HistorySyncWithTTS\\\":false},\\\"InterruptConfig\\\":{\\\"EnableVoiceInterrupt\\\":true},"
          + "\\\"TurnDetectionConfig\\\":{\\\"Mode\\\":\\\"Semantic\\\"}}";

  private static final String HALF_AN_ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";

  private ShareWorld world;

  @BeforeEach
  void start() throws Exception {
    world = new ShareWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void requestIsTheWebSdksByteForByte() throws Exception {
    ARTCAICallAgentShareConfig link =
        ShareWorld.link()
            .templateConfig(" { \"VoiceChat\" : {\"Greeting\":\"\\u4f60\u597d\",\"n\":1.0} } ")
            .region("cn-shanghai")
            .userData("{\"k\":\"v\"}")
            .build();

    RecordedRequest request = requestFor(link);

    assertThat(request.getRequestLine())
        .isEqualTo("POST /api/v1/aiagent/generateAIAgentCall HTTP/1.1");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getHeaders().names())
        .doesNotContain("Authorization", "Upgrade", "HTTP2-Settings");
    assertThat(request.getBody().utf8())
        .isEqualTo(
            "{\"user_id\":\"user-1\",\"expire\":86400,\"ai_agent_id\":\"share-1\",\"agent_config\":\""
                + AGENT_CONFIG
                + "\",\"template_config\":"
                + "\"{\\\"VoiceChat\\\":{\\\"Greeting\\\":\\\"\u4f60\u597d\\\",\\\"n\\\":1}}\","
                + "\"region\":\"cn-shanghai\",\"user_data\":\"{\\\"k\\\":\\\"v\\\"}\"}");
  }

  @Test
  void emptyExtrasAreLeftOut() throws Exception {
    RecordedRequest request = requestFor(ShareWorld.link().region("").userData("").build());

    assertThat(request.getBody().utf8()).endsWith("\"template_config\":\"{}\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {"{oops; {}", "``; {}", "null; null", "5; 5", "{}{}; {}", "{ }; {}"})
  void templatesAreRewritten(String template, String sent) throws Exception {
    RecordedRequest request = requestFor(ShareWorld.link().templateConfig(template).build());

    assertThat(request.getBody().utf8()).endsWith("\"template_config\":\"" + sent + "\"}");
  }

  @Test
  void userDataMapsBecomeText() throws Exception {
    RecordedRequest request = requestFor(ShareWorld.link().userData(Map.of("k", 1)).build());

    assertThat(request.getBody().utf8()).endsWith("\"user_data\":\"{\\\"k\\\":1}\"}");
  }

  @Test
  void pathOfTheHostIsKept() throws Exception {
    world.answers(200, ShareWorld.GOOD_ANSWER);
    ShareAgentConfig config = world.config().shareHost(world.uri().resolve("/sub/")).build();
    try (HttpShareAgentClient client = world.client(config)) {
      ShareWorld.get(client.generate(ShareWorld.link().build(), "u"));
    }

    assertThat(world.request().getTarget()).isEqualTo("/sub/api/v1/aiagent/generateAIAgentCall");
  }

  @Test
  void answerBecomesTheAgentAndItsToken() throws Exception {
    world.answers(200, ShareWorld.GOOD_ANSWER);
    ARTCAICallAgentShareConfig link =
        ShareWorld.link().agentType(ARTCAICallAgentType.VisionAgent).region("r").build();
    try (HttpShareAgentClient client = world.client()) {
      ShareCall call = ShareWorld.get(client.generate(link, "u"));

      assertThat(call.token()).isEqualTo("rtc-1");
      assertThat(call.requestId()).isEqualTo("req-1");
      assertThat(call.agentInfo().getAgentType()).isEqualTo(ARTCAICallAgentType.VisionAgent);
      assertThat(call.agentInfo().getInstanceId()).isEqualTo("inst-1");
      assertThat(call.agentInfo().getChannelId()).isEqualTo("ch-1");
      assertThat(call.agentInfo().getUid()).isEqualTo("agent-1");
      assertThat(call.agentInfo().getRtcToken()).isEqualTo("rtc-1");
      assertThat(call.agentInfo().getRegion()).isEqualTo("r");
      assertThat(call.toString()).doesNotContain("rtc-1");
      assertThat(world.time.pendingTimers()).isZero();
    }
  }

  @Test
  void channelThatIsNotNamedComesFromTheToken() throws Exception {
    String token = RtcToken.make("a", "k", "room", "u", Instant.EPOCH).encode();
    world.answers(
        200,
        "\uFEFF{\"code\":200.0,\"ai_agent_user_id\":\"a\",\"rtc_auth_token\":\"" + token + "\"}");
    try (HttpShareAgentClient client = world.client()) {
      ShareCall call = ShareWorld.get(client.generate(ShareWorld.link().build(), "u"));

      assertThat(call.agentInfo().getChannelId()).isEqualTo("room");
      assertThat(call.agentInfo().getInstanceId()).isEmpty();
      assertThat(call.requestId()).isEqualTo("unknow");
    }
  }

  @Test
  void answerOfExactlyTheLimitIsTaken() throws Exception {
    world.answers(200, ShareWorld.GOOD_ANSWER);
    ShareAgentConfig config =
        world.config().maxResponseBytes(ShareWorld.GOOD_ANSWER.length()).build();
    try (HttpShareAgentClient client = world.client(config)) {
      assertThat(ShareWorld.get(client.generate(ShareWorld.link().build(), "u"))).isNotNull();
    }
  }

  @Test
  void certificateOfTheConfigIsTrusted(@TempDir Path folder) throws Exception {
    TestCertificate certificate = new TestCertificate(folder);
    world.server.useHttps(certificate.context().getSocketFactory());
    world.answers(200, ShareWorld.GOOD_ANSWER);
    ShareAgentConfig config =
        world
            .config()
            .shareHost(URI.create("https://127.0.0.1:" + world.server.getPort()))
            .sslContext(certificate.context())
            .build();
    try (HttpShareAgentClient client = world.client(config)) {
      assertThat(ShareWorld.get(client.generate(ShareWorld.link().build(), "u"))).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500})
  void futuresCompleteOnTheExecutorGiven(int status) throws Exception {
    world.answers(status, ShareWorld.GOOD_ANSWER);
    CountDownLatch attached = new CountDownLatch(1);
    world.completions.execute(() -> await(attached));
    try (HttpShareAgentClient client = world.client()) {
      CompletableFuture<String> thread =
          client
              .generate(ShareWorld.link().build(), "u")
              .handle((call, failure) -> Thread.currentThread().getName());
      attached.countDown();

      assertThat(ShareWorld.get(thread)).startsWith(ShareWorld.COMPLETIONS);
    }
  }

  @Test
  void executorThatRefusesLeavesNothingOpen() throws Exception {
    world.answers(200, ShareWorld.GOOD_ANSWER);
    try (HttpShareAgentClient client =
        new HttpShareAgentClient(
            world.config().build(),
            new VirtualTime(),
            task -> {
              throw new RejectedExecutionException();
            })) {
      assertThat(ShareWorld.get(client.generate(ShareWorld.link().build(), "u"))).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HALF_AN_ANSWER})
  void cancellingClosesTheConnection(String answeredSoFar) throws Exception {
    assertConnectionCloses(answeredSoFar, (client, call) -> call.cancel(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HALF_AN_ANSWER})
  void closingClosesTheConnection(String answeredSoFar) throws Exception {
    assertConnectionCloses(answeredSoFar, (client, call) -> client.close());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HALF_AN_ANSWER})
  void timeOutClosesTheConnection(String answeredSoFar) throws Exception {
    assertConnectionCloses(
        answeredSoFar,
        (client, call) -> world.time.advance(ShareAgentConfig.DEFAULT_REQUEST_TIMEOUT));
  }

  @Test
  void manyAtOnceAllComplete() throws Exception {
    int count = 50;
    for (int i = 0; i < count; i++) {
      world.answers(200, ShareWorld.GOOD_ANSWER);
    }
    try (HttpShareAgentClient client = world.client()) {
      CompletableFuture<?>[] calls = new CompletableFuture<?>[count];
      for (int i = 0; i < count; i++) {
        calls[i] = client.generate(ShareWorld.link().build(), "u");
      }
      ShareWorld.get(CompletableFuture.allOf(calls));
    }
  }

  @Test
  void closingLetsTheThreadsGo() throws Exception {
    world.answers(200, ShareWorld.GOOD_ANSWER);
    HttpShareAgentClient client = world.client();
    ShareWorld.get(client.generate(ShareWorld.link().build(), "u"));
    client.close();
    client.close();

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("aicall-share-http")) {
        thread.join(20_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  @Test
  void appServerMustBeConfigured() {
    try (HttpShareAgentClient client = world.client(ShareAgentConfig.builder().build())) {
      assertThatIllegalStateException().isThrownBy(client::appServer);
    }
  }

  @Test
  void failuresShowNoTokenOfTheAnswer() throws Exception {
    world.answers(200, "{\"code\":200,\"rtc_auth_token\":\"verySecret\"}");
    world.answers(200, "{\"rtc_auth_token\":\"verySecret\" oops");
    try (HttpShareAgentClient client = world.client()) {
      for (int i = 0; i < 2; i++) {
        Throwable failure = ShareWorld.failure(client.generate(ShareWorld.link().build(), "u"));
        assertThat(failure).hasNoCause();
        assertThat(failure.toString()).doesNotContain("verySecret");
      }
    }
  }

  @Test
  void userIdsOfAnyCharsAreSent() throws Exception {
    world.answers(200, ShareWorld.GOOD_ANSWER);
    try (HttpShareAgentClient client = world.client()) {
      ShareWorld.get(client.generate(ShareWorld.link().build(), "\"\ud800\u4f60"));
    }

    assertThat(world.request().getBody().utf8()).startsWith("{\"user_id\":\"\\\"\\ud800\u4f60\",");
  }

  private RecordedRequest requestFor(ARTCAICallAgentShareConfig link) throws Exception {
    world.answers(200, ShareWorld.GOOD_ANSWER);
    ShareAgentConfig config = world.config().authorization(() -> "login").build();
    try (HttpShareAgentClient client = world.client(config)) {
      ShareWorld.get(client.generate(link, "user-1"));
    }
    return world.request();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void assertConnectionCloses(
      String answeredSoFar, BiConsumer<HttpShareAgentClient, CompletableFuture<ShareCall>> end)
      throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpShareAgentClient client = world.client(configFor(listener))) {
      CompletableFuture<ShareCall> call = client.generate(ShareWorld.link().build(), "u");
      try (Socket socket = listener.accept()) {
        socket.setSoTimeout(20_000);
        InputStream in = socket.getInputStream();
        assertThat(in.read()).isEqualTo('P');
        socket.getOutputStream().write(answeredSoFar.getBytes(US_ASCII));

        end.accept(client, call);

        assertEnds(in);
      }
    }
  }

  private ShareAgentConfig configFor(ServerSocket listener) {
    URI uri = URI.create("http://127.0.0.1:" + listener.getLocalPort());
    return world.config().shareHost(uri).build();
  }

  /** Reads until the end; that a reset may cut it short is fine, a time-out is not. */
  private static void assertEnds(InputStream in) throws IOException {
    byte[] rest = new byte[4096];
    try {
      int count = in.read(rest);
      while (count >= 0) {
        count = in.read(rest);
      }
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }
}
