package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechSettings;

/**
 * {@code llm}: a language model behind OpenAI's protocol, local or in the cloud; its reply streams.
 * Its options are listed in {@code docs/speech-services.md}.
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
    return Service.availability("llm", settings, given -> LlmOptions.of(given).service());
  }

  @Override
  public Replier.Engine open(SpeechSettings settings) {
    return new LlmEngine(settings);
  }
}
