package dev.aicall.agent.speech.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.Replier.Line;
import dev.aicall.agent.server.speech.Replier.Role;
import dev.aicall.agent.speech.testing.RecordedReply;
import dev.aicall.agent.speech.testing.StubAnswer;
import dev.aicall.agent.speech.testing.StubLlm;
import dev.aicall.agent.speech.testing.StubRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is asked, and how a good answer is told. */
class LlmReplyTest {
  @Test
  void piecesGoOnAsTheyCome() {
    CountDownLatch gate = new CountDownLatch(1);
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.waits("One. ", gate, "Two."))) {
      RecordedReply reply = new RecordedReply();
      world.replier.reply(LlmWorld.request("count"), reply);

      reply.await("text One. "::equals);
      assertThat(reply.events()).containsExactly("text One. ");
      gate.countDown();

      assertThat(reply.awaitEnd().events())
          .containsExactly("text One. ", "text Two.", "done false");
    }
  }

  @Test
  void theConnectionIsKeptForTheNextReply() {
    try (LlmWorld world = new LlmWorld()) {
      world.stub.always(StubLlm.CHAT, StubAnswer.says("Yes."));

      // A reply is told before the last bytes are read, so the next may just miss its connection.
      for (int i = 0; i < 100 && world.stub.connections() == world.stub.requests(); i++) {
        assertThat(world.reply().events()).containsExactly("text Yes.", "done false");
        assertThat(world.reply().events()).containsExactly("text Yes.", "done false");
      }

      assertThat(world.stub.connections()).isLessThan(world.stub.requests());
    }
  }

  @Test
  void historyHasItsRolesAndTheSystemPromptIsFirst() throws Exception {
    try (LlmWorld world =
        new LlmWorld("llm.emotions", "happy, sad", "llm.temperature", "0.5", "llm.maxTokens", "99")
            .chat(StubAnswer.says("Fine."))) {
      RecordedReply reply = new RecordedReply();
      world.replier.reply(
          new Replier.Request(
              List.of(
                  new Line(Role.SYSTEM, "You are a robot."),
                  new Line(Role.ASSISTANT, "Hello."),
                  new Line(Role.USER, "Who \"are\" you?"),
                  new Line(Role.SYSTEM, "The battery is low."),
                  new Line(Role.ASSISTANT, " ")),
              "Größe?",
              true),
          reply);
      reply.awaitEnd();

      StubRequest request = world.stub.takeRequest();
      JsonNode body = new ObjectMapper().readTree(request.text());
      assertThat(request.path()).isEqualTo("/v1/chat/completions");
      assertThat(request.headers())
          .containsEntry("authorization", "Bearer " + LlmWorld.KEY)
          .doesNotContainKeys("upgrade", "http2-settings");
      assertThat(body.path("model").asText()).isEqualTo("stub");
      assertThat(body.path("stream").asBoolean()).isTrue();
      assertThat(body.path("temperature").asDouble()).isEqualTo(0.5);
      assertThat(body.path("max_tokens").asInt()).isEqualTo(99);
      assertThat(body.path("tools").path(0).path("function").path("name").asText())
          .isEqualTo("hang_up");
      assertThat(body.path("messages"))
          .extracting(line -> line.path("role").asText() + ": " + line.path("content").asText())
          .containsExactly(
              "system: You are a robot.\n\nThe battery is low.\n\nBegin each reply with how you"
                  + " feel about it, as one of these marks: [happy] [sad]",
              "assistant: Hello.",
              "user: Who \"are\" you?",
              "user: Größe?");
    }
  }

  @Test
  void withoutWordsOfTheCallerTheModelIsAskedToBegin() throws Exception {
    try (LlmWorld world = new LlmWorld("llm.hangUp", "off").chat(StubAnswer.says("Hi."))) {
      RecordedReply reply = new RecordedReply();
      world.replier.reply(LlmWorld.request(""), reply);
      reply.awaitEnd();

      JsonNode body = new ObjectMapper().readTree(world.stub.takeRequest().text());
      assertThat(body.path("messages").path(0).path("content").asText()).isEqualTo(Prompt.BEGIN);
      assertThat(body.has("tools")).isFalse();
    }
  }

  @Test
  void onlyAllowedExtraKeysAreSentAlong() throws Exception {
    try (LlmWorld world =
        new LlmWorld(
                "llm.query.version", "3",
                "llm.allowedExtraKeys", "city, version, body:mood, both, body:both",
                "llm.body.top_p", "0.9",
                "llm.body.effort", "low")
            .chat(StubAnswer.says("Oslo."))) {
      RecordedReply reply = new RecordedReply();
      world.replier.reply(
          new Replier.Request(
              List.of(),
              "where",
              true,
              Map.of(
                  "city", "a b&c=d",
                  "version", "evil",
                  "mood", "good",
                  "both", "1",
                  "model", "evil",
                  "other", "evil")),
          reply);
      reply.awaitEnd();

      StubRequest request = world.stub.takeRequest();
      JsonNode body = new ObjectMapper().readTree(request.text());
      assertThat(request.query().split("&"))
          .containsExactlyInAnyOrder("city=a+b%26c%3Dd", "version=3", "both=1");
      assertThat(body.path("mood").asText()).isEqualTo("good");
      assertThat(body.path("both").asText()).isEqualTo("1");
      assertThat(body.path("top_p").asDouble()).isEqualTo(0.9);
      assertThat(body.path("effort").asText()).isEqualTo("low");
      assertThat(body.path("model").asText()).isEqualTo("stub");
      assertThat(request.query() + request.text()).doesNotContain("evil");
    }
  }

  @Test
  void emotionIsToldBeforeItsText() {
    try (LlmWorld world =
        new LlmWorld().chat(StubAnswer.says("\n[hap", "py]", " I like", " it."))) {
      assertThat(world.reply().events())
          .containsExactly("emotion happy", "text I like", "text  it.", "done false");
    }
  }

  @Test
  void theFunctionHangsUpAfterTheText() {
    StubAnswer bye =
        exchange -> {
          exchange.beginEvents();
          exchange.piece("Bye.");
          exchange.toolCall("hang_up", "{\"farewell\":\"not this, too\"}");
          exchange.endEvents("tool_calls");
        };
    try (LlmWorld world = new LlmWorld().chat(bye)) {
      assertThat(world.reply().events()).containsExactly("text Bye.", "done true");
    }
  }

  @Test
  void theFunctionAloneHangsUpWithItsFarewell() {
    try (LlmWorld world =
        new LlmWorld()
            .chat(StubAnswer.calls("hang_up", "{\"farewell\":\"See \\\"you\\\".\"}"))
            .chat(StubAnswer.calls("hang_up", "{}"))
            .chat(StubAnswer.calls("hang_up", "{broken"))) {
      assertThat(world.reply().events()).containsExactly("text See \"you\".", "done true");
      assertThat(world.reply().events()).containsExactly("done true");
      assertThat(world.reply().events()).containsExactly("done true");
    }
  }

  @Test
  void theMarkerHangsUpAndIsNotSpoken() throws Exception {
    try (LlmWorld world =
        new LlmWorld("llm.hangUp", "marker").chat(StubAnswer.says("Bye. [hang", "_up]"))) {
      assertThat(world.reply().events()).containsExactly("text Bye. ", "done true");

      JsonNode body = new ObjectMapper().readTree(world.stub.takeRequest().text());
      assertThat(body.has("tools")).isFalse();
      assertThat(body.path("messages").path(0).path("content").asText()).contains("[hang_up]");
    }
  }

  @Test
  void cancelStopsAtOnceAndClosesTheConnection() {
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.saysForever("and "))) {
      RecordedReply reply = new RecordedReply();
      Replier.Ongoing ongoing = world.replier.reply(LlmWorld.request("go on"), reply);
      reply.await("text and "::equals);

      ongoing.cancel();
      int told = reply.events().size();
      ongoing.cancel();

      world.stub.awaitConnectionEnd();
      assertThat(reply.events()).hasSize(told).allMatch("text and "::equals);
    }
  }

  @Test
  void cancelBeforeAnyByteClosesTheConnection() {
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.stalls())) {
      RecordedReply reply = new RecordedReply();
      Replier.Ongoing ongoing = world.replier.reply(LlmWorld.request("hello"), reply);
      world.stub.takeRequest();

      ongoing.cancel();

      world.stub.awaitConnectionEnd();
      assertThat(reply.events()).isEmpty();
    }
  }

  @Test
  void cancelAtOnceTellsNothing() {
    try (LlmWorld world = new LlmWorld()) {
      world.stub.always(StubLlm.CHAT, StubAnswer.says("Late."));
      RecordedReply cancelled = new RecordedReply();
      for (int i = 0; i < 20; i++) {
        world.replier.reply(LlmWorld.request("hello"), cancelled).cancel();
      }

      assertThat(world.reply().events()).containsExactly("text Late.", "done false");
      assertThat(cancelled.events()).isEmpty();
    }
  }

  @Test
  void cancelInsideAnEventIsFine() throws InterruptedException {
    try (LlmWorld world = new LlmWorld().chat(StubAnswer.saysForever("and "))) {
      CountDownLatch cancelled = new CountDownLatch(1);
      RecordedReply reply = new RecordedReply();
      Replier.Ongoing[] ongoing = new Replier.Ongoing[1];
      CountDownLatch known = new CountDownLatch(1);
      Replier.Listener cancels =
          new Replier.Listener() {
            @Override
            public void onText(String piece) {
              reply.onText(piece);
              try {
                known.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              ongoing[0].cancel();
              cancelled.countDown();
            }

            @Override
            public void onEmotion(String emotion) {}

            @Override
            public void onDone(boolean hangUp) {
              reply.onDone(hangUp);
            }

            @Override
            public void onFailed(String message, @Nullable Throwable cause) {
              reply.onFailed(message, cause);
            }
          };
      ongoing[0] = world.replier.reply(LlmWorld.request("go on"), cancels);
      known.countDown();

      world.stub.awaitConnectionEnd();
      // The connection ends while cancel is at work.
      assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(reply.events()).containsExactly("text and ");
    }
  }

  @Test
  void theEndOfACallEndsItsReplies() {
    try (LlmWorld world = new LlmWorld()) {
      world.chat(StubAnswer.saysForever("and "));
      RecordedReply reply = new RecordedReply();
      world.replier.reply(LlmWorld.request("go on"), reply);
      reply.await("text and "::equals);

      world.replier.close();

      world.stub.awaitConnectionEnd();
      assertThat(reply.events()).allMatch("text and "::equals);
    }
  }
}
