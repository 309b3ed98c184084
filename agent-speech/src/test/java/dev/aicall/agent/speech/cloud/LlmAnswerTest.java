package dev.aicall.agent.speech.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.speech.cloud.ServiceFailure.Kind;
import dev.aicall.agent.speech.testing.RecordedReply;
import dev.aicall.agent.speech.testing.StubAnswer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are no good: garbage, cut off, endless, empty. One typed end each. */
class LlmAnswerTest {
  private static final String PIECE = "data: {\"choices\":[{\"delta\":{\"content\":\"Hi \"}}]}\n\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: hello\n\n",
        "data: {\"choices\":[{\"delta\":{\"content\":\"He\n\n",
        "data: {\"choices\":7}\n\n",
        "data: []\n\n",
        "data: \"text\"\n\n",
        "<html>captive portal</html>\n\n",
        "no line end",
        ""
      })
  void garbageInsteadOfEvents(String lines) {
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.events(lines + "\n\n"))) {
      RecordedReply reply = world.reply();

      assertThat(world.failure(reply)).isEqualTo(Kind.NOT_UNDERSTOOD);
      assertThat(reply.events()).hasSize(1);
    }
  }

  @Test
  void garbageInTheMiddle() {
    try (LlmWorld world =
        new LlmWorld().chat(StubAnswer.events(PIECE + "data: {\"choices\":[{\"del\n\n" + PIECE))) {
      RecordedReply reply = world.reply();

      assertThat(reply.text()).isEqualTo("Hi ");
      assertThat(world.failure(reply)).isEqualTo(Kind.NOT_UNDERSTOOD);
    }
  }

  @Test
  void noHttpAtAll() {
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.raw("SSH-2.0-dropbear\r\n\r\n"))) {
      assertThat(world.failure(world.reply())).isIn(Kind.CUT_OFF, Kind.NOT_UNDERSTOOD);
    }
  }

  @Test
  void aWholeAnswerInsteadOfAStream() {
    byte[] body =
        "{\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}".getBytes(StandardCharsets.UTF_8);
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.plain(200, "application/json", body))) {
      assertThat(world.reply().events())
          .containsExactly("failed llm: the answer is no stream of events");
    }
  }

  @Test
  void deadBeforeTheFirstByte() {
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.dies())) {
      assertThat(world.failure(world.reply())).isEqualTo(Kind.CUT_OFF);
    }
  }

  @Test
  void deadInTheMiddle() {
    CountDownLatch heard = new CountDownLatch(1);
    StubAnswer dies =
        exchange -> {
          exchange.beginEvents();
          exchange.piece("One.");
          // A reset may overtake what was sent before it.
          heard.await();
          exchange.drop();
        };
    try (LlmWorld world = new LlmWorld().chat(dies)) {
      RecordedReply reply = new RecordedReply();
      world.replier.reply(LlmWorld.request("hello"), reply);
      reply.await("text One."::equals);
      heard.countDown();

      assertThat(reply.awaitEnd().events()).hasSize(2);
      assertThat(world.failure(reply)).isEqualTo(Kind.CUT_OFF);
    }
  }

  @Test
  void endedProperlyButNotWhole() {
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.events(PIECE))) {
      RecordedReply reply = world.reply();

      assertThat(reply.text()).isEqualTo("Hi ");
      assertThat(world.failure(reply)).isEqualTo(Kind.CUT_OFF);
    }
  }

  @Test
  void wholeWithoutTheEndMark() {
    String end = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.events(PIECE + end))) {
      assertThat(world.reply().events()).containsExactly("text Hi ", "done false");
    }
  }

  @Test
  void theEndMarkIsTheEndThoughTheConnectionGoesOn() {
    StubAnswer lingers =
        exchange -> {
          exchange.beginEvents();
          exchange.piece("All.");
          exchange.chunk("data: [DONE]\n\n");
          exchange.awaitClientGone();
        };
    try (LlmWorld world = new LlmWorld().chat(lingers)) {
      assertThat(world.reply().events()).containsExactly("text All.", "done false");
      world.stub.awaitConnectionEnd();
    }
  }

  @Test
  void anErrorInsideTheStream() {
    try (LlmWorld world =
        new LlmWorld()
            .chat(
                StubAnswer.events(
                    PIECE + "data: {\"error\":{\"message\":\"out of " + LlmWorld.KEY + "\"}}\n\n"))
            .chat(StubAnswer.events("event: error\ndata: Gh7 whatever\n\n"))) {
      RecordedReply reply = world.reply();
      assertThat(reply.text()).isEqualTo("Hi ");
      assertThat(world.failure(reply)).isEqualTo(Kind.SERVICE_ERROR);
      assertThat(reply.events().get(1)).endsWith("out of ***");
      assertThat(world.failure(world.reply())).isEqualTo(Kind.SERVICE_ERROR);
    }
  }

  @Test
  void endlessTextIsCut() {
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.saysForever("blah ".repeat(1001)))) {
      RecordedReply reply = world.reply();

      assertThat(reply.text()).hasSize(LlmReply.MAX_TEXT);
      assertThat(reply.events()).endsWith("done false");
      assertThat(world.log.lines()).singleElement().asString().contains("100000 characters");
      world.stub.awaitConnectionEnd();
    }
  }

  @Test
  void aLineWithoutEnd() {
    StubAnswer endless =
        exchange -> {
          exchange.beginEvents();
          exchange.chunk("data: ");
          while (true) {
            exchange.chunk("x".repeat(8192));
          }
        };
    try (LlmWorld world = new LlmWorld().chat(endless)) {
      RecordedReply reply = world.reply();

      assertThat(world.failure(reply)).isEqualTo(Kind.NOT_UNDERSTOOD);
      assertThat(reply.events().get(0)).contains("262144 bytes");
      world.stub.awaitConnectionEnd();
    }
  }

  @Test
  void aLongLineIsFine() {
    String long1 = "word ".repeat(10_000);
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.says(long1))) {
      assertThat(world.reply().text()).isEqualTo(long1);
    }
  }

  @Test
  void endlessEventsWithoutText() {
    StubAnswer endless =
        exchange -> {
          exchange.beginEvents();
          String events = ": comment\n\n".repeat(800);
          while (true) {
            exchange.chunk(events);
          }
        };
    try (LlmWorld world = new LlmWorld("llm.firstTokenTimeoutMs", "60000").chat(endless)) {
      assertThat(world.failure(world.reply())).isEqualTo(Kind.NOT_UNDERSTOOD);
      world.stub.awaitConnectionEnd();
    }
  }

  @Test
  void nothingToSay() {
    try (LlmWorld world =
        new LlmWorld().chat(StubAnswer.says()).chat(StubAnswer.says(" ", "\n", "[sad]"))) {
      assertThat(world.failure(world.reply())).isEqualTo(Kind.EMPTY);
      RecordedReply marked = world.reply();
      assertThat(marked.events()).hasSize(2).startsWith("emotion sad");
      assertThat(world.failure(marked)).isEqualTo(Kind.EMPTY);
    }
  }

  @Test
  void aFunctionThatWasNotOffered() {
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.calls("launch", "{\"rocket\":1}"))) {
      assertThat(world.failure(world.reply())).isEqualTo(Kind.EMPTY);
    }
    try (LlmWorld world =
        new LlmWorld("llm.hangUp", "off").chat(StubAnswer.calls("hang_up", "{}"))) {
      assertThat(world.failure(world.reply())).isEqualTo(Kind.EMPTY);
    }
  }
}
