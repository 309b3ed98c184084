package dev.aicall.agent.speech.sphinx4;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSettings;

/**
 * {@code sphinx4}: sphinx4 with its own US English model, in pure Java; hears sentences of the
 * grammar only and nothing before the end of a turn. Needs some 100 MB of heap, and as much again
 * while it hears. Option: {@code sphinx4.outOfGrammar} (how readily it takes speech for none of its
 * sentences, a power of ten from -300 to 0, default -10).
 */
public final class Sphinx4Provider implements SpeechEngineProvider.OfRecognizer {
  /** For {@link java.util.ServiceLoader}. */
  public Sphinx4Provider() {}

  @Override
  public String name() {
    return "sphinx4";
  }

  @Override
  public String licence() {
    return "BSD-2-Clause of CMU and others (engine and model), Apache-2.0 (commons-math)";
  }

  @Override
  public int preference() {
    return EMBEDDED;
  }

  @Override
  public Availability availability(SpeechSettings settings) {
    return Sphinx4Decoder.modelIsThere()
        ? Availability.yes("1.0.0, model en-us, sentences of the grammar only")
        : Availability.no("sphinx4-data is not on the class path");
  }

  @Override
  public SpeechRecognizer.Engine open(SpeechSettings settings) {
    if (!Sphinx4Decoder.modelIsThere()) {
      throw new IllegalStateException("sphinx4: " + availability(settings).detail());
    }
    return new Sphinx4Engine(settings);
  }
}
