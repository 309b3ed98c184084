package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.SpeechSynthesizer;

/**
 * {@code tts}: voices behind OpenAI's protocol, sentence by sentence. Its options are listed in
 * {@code docs/speech-services.md}.
 */
public final class TtsProvider implements SpeechEngineProvider.OfSynthesizer {
  /** For {@link java.util.ServiceLoader}. */
  public TtsProvider() {}

  @Override
  public String name() {
    return "tts";
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
    return Service.availability("tts", settings, TtsSynthesizer::service);
  }

  @Override
  public SpeechSynthesizer open(SpeechSettings settings) {
    return new TtsSynthesizer(settings);
  }
}
