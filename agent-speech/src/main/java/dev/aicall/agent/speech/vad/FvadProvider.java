package dev.aicall.agent.speech.vad;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.VoiceActivityDetector;

/**
 * {@code libfvad}: the voice activity detector of WebRTC behind an {@link EnergyGate}. The detector
 * alone takes lasting noise for speech and never ends a turn; the gate alone takes every slam for
 * speech.
 */
public final class FvadProvider implements SpeechEngineProvider.OfVad {
  /** For {@link java.util.ServiceLoader}. */
  public FvadProvider() {}

  @Override
  public String name() {
    return "libfvad";
  }

  @Override
  public String licence() {
    return "BSD-3-Clause (libfvad), Apache-2.0 (JNI)";
  }

  @Override
  public int preference() {
    return EMBEDDED;
  }

  @Override
  public Availability availability(SpeechSettings settings) {
    return FvadLibrary.load()
        .map(why -> Availability.no("libfvad-jni does not load here: " + why))
        .orElseGet(() -> Availability.yes("libfvad-jni 1.0.0"));
  }

  @Override
  public VoiceActivityDetector.Engine open(SpeechSettings settings) {
    FvadLibrary.load()
        .ifPresent(
            why -> {
              throw new IllegalStateException("libfvad-jni does not load here: " + why);
            });
    return new VoiceActivityDetector.Engine() {
      @Override
      public VoiceActivityDetector newDetector(int level) {
        return new FvadDetector(level);
      }

      @Override
      public void close() {}
    };
  }
}
