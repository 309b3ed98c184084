package dev.aicall.agent.speech.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.testing.RecordedReply;
import dev.aicall.agent.speech.testing.StubAnswer;
import dev.aicall.agent.speech.testing.StubLlm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An engine that talks to a stub, and one call of it. */
final class LlmWorld implements AutoCloseable {
  /** Looked for in everything that is told or logged. */
  static final String KEY = "sk-Gh7-very+secret/key";

  final StubLlm stub = StubLlm.start();
  final RecordingLog log = new RecordingLog();
  final LlmEngine engine;
  final Replier replier;

  /** With further options, name and value by turns. */
  LlmWorld(String... more) {
    Map<String, String> options = stub.options("llm", "llm.apiKey", KEY);
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    engine = new LlmEngine(new SpeechSettings(null, null, options), log);
    replier = engine.newReplier();
  }

  LlmWorld chat(StubAnswer answer) {
    stub.chat(answer);
    return this;
  }

  static Replier.Request request(String text) {
    return new Replier.Request(List.of(), text, true);
  }

  /** Asks for a reply and waits for its end. */
  RecordedReply reply() {
    RecordedReply reply = new RecordedReply();
    replier.reply(request("hello"), reply);
    return reply.awaitEnd();
  }

  /** The kind of the one failure at a reply's end. */
  ServiceFailure.@Nullable Kind failure(RecordedReply reply) {
    assertThat(reply.events().stream().filter(event -> event.startsWith("failed ")))
        .as("%s", reply.events())
        .hasSize(1);
    assertThat(reply.events().get(reply.events().size() - 1)).startsWith("failed llm: ");
    assertSecretless(reply);
    return reply.cause() instanceof ServiceFailure failure ? failure.kind() : null;
  }

  void assertSecretless(RecordedReply reply) {
    assertThat(reply.events().toString() + reply.cause() + log.lines())
        .doesNotContain("Gh7")
        .doesNotContain("very+secret");
    assertThat(reply.cause() == null ? null : reply.cause().getCause()).isNull();
  }

  @Override
  public void close() {
    replier.close();
    engine.close();
    stub.close();
  }
}
