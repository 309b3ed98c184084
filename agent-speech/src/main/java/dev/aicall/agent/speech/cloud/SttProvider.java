package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSettings;

/**
 * {@code stt}: transcription behind OpenAI's protocol, of each turn when it is over. Options:
 * {@code stt.baseUrl}, {@code stt.model}, {@code stt.apiKey}, {@code stt.connectTimeoutMs} (3000),
 * {@code stt.timeoutMs} (60000).
 */
public final class SttProvider implements SpeechEngineProvider.OfRecognizer {
  /** For {@link java.util.ServiceLoader}. */
  public SttProvider() {}

  @Override
  public String name() {
    return "stt";
  }

  @Override
  public String licence() {
    return "Apache-2.0 (LangChain4j); the service's own";
  }

  @Override
  public int preference() {
    return CONFIGURED;
  }

  @Override
  public Availability availability(SpeechSettings settings) {
    return Service.availability("stt", settings);
  }

  @Override
  public SpeechRecognizer.Engine open(SpeechSettings settings) {
    return new SttEngine(settings);
  }
}
