package dev.aicall.agent.speech.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.cloud.ServiceFailure.Kind;
import dev.aicall.agent.speech.testing.RecordedReply;
import dev.aicall.agent.speech.testing.StubAnswer;
import dev.aicall.agent.speech.testing.StubLlm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that are slow, broken or hostile: one typed end each, and what came already stands. */
class LlmFailureTest {
  /** Loads classes, so that short times are enough for the tests that have them. */
  @BeforeAll
  static void warmUp() {
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.says("Hi."))) {
      world.reply();
    }
  }

  @Test
  void noFirstPieceInTime() {
    try (LlmWorld world =
        new LlmWorld("llm.firstTokenTimeoutMs", "1000").chat(StubAnswer.stalls())) {
      RecordedReply reply = world.reply();

      assertThat(reply.events()).containsExactly("failed llm: nothing in 1000 ms");
      assertThat(world.failure(reply)).isEqualTo(Kind.TIMEOUT);
      world.stub.awaitConnectionEnd();
    }
  }

  @Test
  void eventsWithoutTextAreNoFirstPiece() {
    StubAnswer thinks =
        exchange -> {
          exchange.beginEvents();
          exchange.chunk(": still there\n\ndata: {\"choices\":[{\"delta\":{}}]}\n\n");
          exchange.awaitClientGone();
        };
    try (LlmWorld world = new LlmWorld("llm.firstTokenTimeoutMs", "1000").chat(thinks)) {
      assertThat(world.failure(world.reply())).isEqualTo(Kind.TIMEOUT);
      world.stub.awaitConnectionEnd();
    }
  }

  @Test
  void noMorePiecesInTime() {
    try (LlmWorld world =
        new LlmWorld("llm.stallTimeoutMs", "200").chat(StubAnswer.stalls("One."))) {
      RecordedReply reply = world.reply();

      assertThat(reply.events()).containsExactly("text One.", "failed llm: nothing more in 200 ms");
      assertThat(world.failure(reply)).isEqualTo(Kind.STALLED);
      world.stub.awaitConnectionEnd();
    }
  }

  @Test
  void notAllInTime() {
    try (LlmWorld world = new LlmWorld("llm.timeoutMs", "1000").chat(StubAnswer.stalls("One."))) {
      RecordedReply reply = world.reply();

      assertThat(reply.events()).containsExactly("text One.", "failed llm: not all in 1000 ms");
      assertThat(world.failure(reply)).isEqualTo(Kind.TIMEOUT);
      world.stub.awaitConnectionEnd();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, REQUEST_REFUSED",
    "401, KEY_REFUSED",
    "403, KEY_REFUSED",
    "404, NOT_FOUND",
    "422, REQUEST_REFUSED",
    "429, BUSY",
    "500, SERVICE_ERROR",
    "503, SERVICE_ERROR",
    "302, REDIRECTED"
  })
  void statusSaysWhatIsWrong(int status, Kind kind) {
    try (LlmWorld world =
        new LlmWorld()
            .chat(
                StubAnswer.error(
                    status,
                    "key " + LlmWorld.KEY + " or sk-Gh7-ve*** for Bearer Gh7\n is wrong"))) {
      RecordedReply reply = world.reply();

      assertThat(world.failure(reply)).isEqualTo(kind);
      assertThat(reply.events()).hasSize(1);
      assertThat(world.stub.requests()).isEqualTo(1);
    }
  }

  @Test
  void theReasonOfARefusalIsTold() {
    try (LlmWorld world =
        new LlmWorld().chat(StubAnswer.error(400, "this model does not support tools"))) {
      assertThat(world.reply().events())
          .containsExactly(
              "failed llm: the service refuses the request (400): this model does not support"
                  + " tools");
    }
  }

  @Test
  void busyForAMomentIsAskedOnceMore() {
    try (LlmWorld world =
        new LlmWorld()
            .chat(StubAnswer.error(429, "slow down", "Retry-After", "0"))
            .chat(StubAnswer.says("Now."))) {
      assertThat(world.reply().events()).containsExactly("text Now.", "done false");
      assertThat(world.stub.requests()).isEqualTo(2);
      assertThat(world.log.lines()).singleElement().asString().contains("busy");
    }
  }

  @Test
  void busyAgainIsNotAskedAThirdTime() {
    try (LlmWorld world = new LlmWorld()) {
      world.stub.always(StubLlm.CHAT, StubAnswer.error(429, "slow down", "Retry-After", "0"));

      assertThat(world.failure(world.reply())).isEqualTo(Kind.BUSY);
      assertThat(world.stub.requests()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "3600", "Fri, 31 Dec 2027 23:59:59 GMT", "-1", "soon"})
  void longBusyIsNotWaitedFor(String retryAfter) {
    try (LlmWorld world =
        new LlmWorld().chat(StubAnswer.error(429, "slow down", "Retry-After", retryAfter))) {
      assertThat(world.failure(world.reply())).isEqualTo(Kind.BUSY);
      assertThat(world.stub.requests()).isEqualTo(1);
    }
  }

  @Test
  void cancelWhileItWaitsToAskAgainAsksNoMore() {
    try (LlmWorld world = new LlmWorld()) {
      world.chat(StubAnswer.error(429, "slow down", "Retry-After", "1"));
      RecordedReply reply = new RecordedReply();
      Replier.Ongoing ongoing = world.replier.reply(LlmWorld.request("hello"), reply);
      world.stub.takeRequest();
      ongoing.cancel();

      // The next reply's request is the next one at all.
      world.chat(StubAnswer.error(429, "slow down", "Retry-After", "1"));
      world.chat(StubAnswer.says("Here."));
      assertThat(world.reply().events()).containsExactly("text Here.", "done false");
      assertThat(world.stub.requests()).isEqualTo(3);
      assertThat(reply.events()).isEmpty();
    }
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (LlmWorld world = new LlmWorld("llm.baseUrl", "http://127.0.0.1:" + port + "/v1")) {
      assertThat(world.failure(world.reply())).isEqualTo(Kind.UNREACHABLE);
    }
  }

  @Test
  void unknownName() {
    // Labels have at most 63 characters, so nobody is asked for this one.
    String url = "http://" + "x".repeat(64) + ".invalid/v1";
    try (LlmWorld world = new LlmWorld("llm.baseUrl", url, "llm.insecure", "true")) {
      RecordedReply reply = world.reply();
      assertThat(world.failure(reply)).as("%s", reply.events()).isEqualTo(Kind.UNREACHABLE);
    }
  }

  @Test
  void redirectsAreNotFollowed() {
    try (LlmWorld world = new LlmWorld();
        StubLlm other = StubLlm.start()) {
      other.always(StubLlm.CHAT, StubAnswer.says("Evil."));
      for (int status : List.of(301, 302, 303, 307, 308)) {
        world.chat(
            StubAnswer.plain(
                status,
                "text/plain",
                new byte[0],
                "Location",
                other.baseUrl() + "/chat/completions"));
        assertThat(world.failure(world.reply())).isEqualTo(Kind.REDIRECTED);
        world.chat(
            StubAnswer.plain(
                status, "text/plain", new byte[0], "Location", "/v1/chat/completions"));
        assertThat(world.failure(world.reply())).isEqualTo(Kind.REDIRECTED);
      }

      assertThat(other.connections()).isZero();
      assertThat(world.stub.requests()).isEqualTo(10);
    }
  }

  @Test
  void oneCallsTroubleReachesNoOther() {
    StubAnswer byText =
        exchange -> {
          if (exchange.request().text().contains("trouble")) {
            StubAnswer.stalls("Well,").write(exchange);
          } else {
            StubAnswer.says("Fine.").write(exchange);
          }
        };
    try (LlmWorld world = new LlmWorld("llm.stallTimeoutMs", "60000")) {
      world.stub.always(StubLlm.CHAT, byText);
      CountDownLatch stuck = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      try {
        for (int i = 0; i < 5; i++) {
          world
              .engine
              .newReplier()
              .reply(LlmWorld.request("trouble"), new StuckListener(stuck, release));
        }
        awaitLatch(stuck);

        for (int i = 0; i < 5; i++) {
          assertThat(world.reply().events()).containsExactly("text Fine.", "done false");
        }
      } finally {
        release.countDown();
      }
    }
  }

  @Test
  void closingTheEngineEndsEveryReplyAndItsThreads() throws Exception {
    RecordedReply reply = new RecordedReply();
    RecordedReply late = new RecordedReply();
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.stalls("One."))) {
      world.replier.reply(LlmWorld.request("hello"), reply);
      reply.await("text One."::equals);

      world.engine.close();

      assertThat(reply.awaitEnd().events())
          .containsExactly("text One.", "failed llm: the engine is closed");
      assertThat(world.failure(reply)).isEqualTo(Kind.CLOSED);
      world.stub.awaitConnectionEnd();
      world.replier.reply(LlmWorld.request("hello"), late);
      assertThat(world.failure(late.awaitEnd())).isEqualTo(Kind.CLOSED);
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().startsWith("aicall-llm")) {
          thread.join(20_000);
          assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
      }
    }
  }

  @Test
  void neitherOptionsNorLogsShowTheKey() {
    SpeechSettings settings =
        new SpeechSettings(
            null,
            null,
            Map.of(
                "llm.baseUrl", "https://example.com/v1",
                "llm.model", "m",
                "llm.apiKey", LlmWorld.KEY,
                "llm.query.token", "Gh7-token"));
    LlmOptions options = LlmOptions.of(settings);

    assertThat(options.toString() + new LlmProvider().availability(settings) + settings)
        .doesNotContain("Gh7");
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Hangs in its first event, which no listener may, but one day one will. */
  private static final class StuckListener implements Replier.Listener {
    private final CountDownLatch stuck;
    private final CountDownLatch release;

    StuckListener(CountDownLatch stuck, CountDownLatch release) {
      this.stuck = stuck;
      this.release = release;
    }

    @Override
    public void onText(String piece) {
      stuck.countDown();
      awaitLatch(release);
    }

    @Override
    public void onEmotion(String emotion) {}

    @Override
    public void onDone(boolean hangUp) {}

    @Override
    public void onFailed(String message, @Nullable Throwable cause) {}
  }
}
