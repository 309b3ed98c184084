package dev.aicall.agent.speech.flite;

import com.sun.jna.Native;
import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import java.util.ArrayList;
import java.util.List;

/** {@code flite}: Debian 12's Flite with the voices slt, rms, awb and kal, as far as installed. */
public final class FliteProvider implements SpeechEngineProvider.OfSynthesizer {
  /** For {@link java.util.ServiceLoader}. */
  public FliteProvider() {}

  @Override
  public String name() {
    return "flite";
  }

  @Override
  public String licence() {
    return "BSD-like of CMU (engine and voices, not bundled), Apache-2.0 (JNA)";
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
      String failure = FliteLibrary.Loaded.failure().orElse(null);
      if (failure != null) {
        return Availability.no(failure);
      }
      List<String> voices = voices();
      return voices.isEmpty()
          ? Availability.no("no voice (apt-get install " + FliteLibrary.Loaded.PACKAGE + ")")
          : Availability.yes("2.2, voices " + String.join(", ", voices));
    } catch (LinkageError | RuntimeException e) {
      return Availability.no("JNA does not load here: " + e);
    }
  }

  private static List<String> voices() {
    List<String> found =
        FliteLibrary.Loaded.installed(List.copyOf(FliteSynthesizer.LIBRARIES.values()));
    List<String> voices = new ArrayList<>();
    FliteSynthesizer.LIBRARIES.forEach(
        (voice, library) -> {
          if (found.contains(library)) {
            voices.add(voice);
          }
        });
    return voices;
  }

  @Override
  public SpeechSynthesizer open(SpeechSettings settings) {
    Availability here = availability(settings);
    if (!here.usable()) {
      throw new IllegalStateException("flite: " + here.detail());
    }
    return new FliteSynthesizer(voices());
  }
}
