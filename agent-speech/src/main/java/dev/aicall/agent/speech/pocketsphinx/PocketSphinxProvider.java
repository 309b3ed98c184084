package dev.aicall.agent.speech.pocketsphinx;

import com.sun.jna.Native;
import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSettings;

/**
 * {@code pocketsphinx}: Debian 12's PocketSphinx. Options: {@code pocketsphinx.model} (folder with
 * {@code en-us/}, {@code en-us.lm.bin} and {@code cmudict-en-us.dict}), {@code
 * pocketsphinx.acoustic}, {@code pocketsphinx.languageModel}, {@code pocketsphinx.dictionary},
 * {@code pocketsphinx.calls} (most calls at once, 1 to 64, default 8: each holds some 115 MB),
 * {@code pocketsphinx.similarity} (0 to 1, default 0.5).
 */
public final class PocketSphinxProvider implements SpeechEngineProvider.OfRecognizer {
  /** For {@link java.util.ServiceLoader}. */
  public PocketSphinxProvider() {}

  @Override
  public String name() {
    return "pocketsphinx";
  }

  @Override
  public String licence() {
    return "BSD-2-Clause (engine and model, not bundled), Apache-2.0 (JNA)";
  }

  @Override
  public int preference() {
    return MACHINE;
  }

  @Override
  public Availability availability(SpeechSettings settings) {
    try {
      if (Native.POINTER_SIZE != Long.BYTES) {
        return Availability.no("a 64-bit machine is needed");
      }
      String failure = PocketSphinxLibrary.Loaded.failure().orElse(null);
      if (failure != null) {
        return Availability.no(failure);
      }
      Model model = Model.of(settings);
      return model
          .missing()
          .map(
              file ->
                  Availability.no(
                      "no model: "
                          + file
                          + " (apt-get install pocketsphinx-en-us, or set pocketsphinx.model)"))
          .orElseGet(() -> Availability.yes("0.8+5prealpha, model " + model.acoustic()));
    } catch (LinkageError | RuntimeException e) {
      return Availability.no("JNA does not load here: " + e);
    }
  }

  @Override
  public SpeechRecognizer.Engine open(SpeechSettings settings) {
    Availability here = availability(settings);
    if (!here.usable()) {
      throw new IllegalStateException("pocketsphinx: " + here.detail());
    }
    return new PocketSphinxEngine(settings);
  }
}
