package dev.aicall.agent.speech.vad;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.VoiceActivityDetector;

/**
 * {@code energy}: loudness against the background alone, in pure Java, for machines on which
 * libfvad does not load. Slams and music are speech to it.
 */
public final class EnergyVadProvider implements SpeechEngineProvider.OfVad {
  /** Below libfvad, which is embedded, too. */
  private static final int PREFERENCE = EMBEDDED - 5;

  /** For {@link java.util.ServiceLoader}. */
  public EnergyVadProvider() {}

  @Override
  public String name() {
    return "energy";
  }

  @Override
  public String licence() {
    return "Apache-2.0";
  }

  @Override
  public int preference() {
    return PREFERENCE;
  }

  @Override
  public Availability availability(SpeechSettings settings) {
    return Availability.yes("pure Java");
  }

  @Override
  public VoiceActivityDetector.Engine open(SpeechSettings settings) {
    return new VoiceActivityDetector.Engine() {
      @Override
      public VoiceActivityDetector newDetector(int level) {
        return new Detector(level);
      }

      @Override
      public void close() {}
    };
  }

  private static final class Detector implements VoiceActivityDetector {
    private final EnergyGate gate;

    Detector(int level) {
      gate = new EnergyGate(level);
    }

    @Override
    public boolean isSpeech(short[] samples, int offset) {
      return gate.isOpen(samples, offset);
    }

    @Override
    public void close() {}
  }
}
