package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechSettings;

/**
 * {@code llm}: a language model behind OpenAI's protocol, local or in the cloud. Options: {@code
 * llm.baseUrl}, {@code llm.model}, {@code llm.apiKey}, {@code llm.connectTimeoutMs} (3000), {@code
 * llm.firstTokenTimeoutMs} (10000), {@code llm.pieceTimeoutMs} (5000), {@code llm.timeoutMs}
 * (60000), {@code llm.temperature} (0 to 2), {@code llm.maxTokens}, {@code llm.query.NAME}.
 */
public final class LlmProvider implements SpeechEngineProvider.OfReplier {
  /** For {@link java.util.ServiceLoader}. */
  public LlmProvider() {}

  @Override
  public String name() {
    return "llm";
  }

  @Override
  public String licence() {
    return "Apache-2.0 (LangChain4j); the model's own";
  }

  @Override
  public int preference() {
    return CONFIGURED;
  }

  @Override
  public Availability availability(SpeechSettings settings) {
    return Service.availability("llm", settings);
  }

  @Override
  public Replier.Engine open(SpeechSettings settings) {
    return new LlmEngine(settings);
  }
}
