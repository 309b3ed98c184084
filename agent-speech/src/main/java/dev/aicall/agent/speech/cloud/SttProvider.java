package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSettings;

/**
 * {@code stt}: transcription behind OpenAI's protocol, of each turn when it is over. Its options
 * are listed in {@code docs/speech-services.md}.
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
    return Service.availability("stt", settings, SttEngine::service);
  }

  @Override
  public SpeechRecognizer.Engine open(SpeechSettings settings) {
    return new SttEngine(settings);
  }
}
