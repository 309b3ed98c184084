package dev.aicall.agent.speech.freetts;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.SpeechSynthesizer;

/** {@code freetts}: FreeTTS 1.2.2 with its voice kevin16, in pure Java. */
public final class FreeTtsProvider implements SpeechEngineProvider.OfSynthesizer {
  /** For {@link java.util.ServiceLoader}. */
  public FreeTtsProvider() {}

  @Override
  public String name() {
    return "freetts";
  }

  @Override
  public String licence() {
    return "BSD-like of Sun, CMU and others";
  }

  @Override
  public int preference() {
    return EMBEDDED;
  }

  @Override
  public Availability availability(SpeechSettings settings) {
    return Availability.yes("1.2.2, voice " + FreeTtsSynthesizer.VOICE);
  }

  @Override
  public SpeechSynthesizer open(SpeechSettings settings) {
    return new FreeTtsSynthesizer();
  }
}
