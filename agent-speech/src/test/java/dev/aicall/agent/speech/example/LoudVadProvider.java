package dev.aicall.agent.speech.example;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.VoiceActivityDetector;

/** Takes whatever is loud for speech. */
public final class LoudVadProvider implements SpeechEngineProvider.OfVad {
  @Override
  public String name() {
    return "loud";
  }

  @Override
  public String licence() {
    return "Apache-2.0";
  }

  @Override
  public int preference() {
    // Below everything: taken only if engine.vad=loud says so.
    return 0;
  }

  @Override
  public Availability availability(SpeechSettings settings) {
    return Availability.yes("louder than " + peak(settings));
  }

  @Override
  public VoiceActivityDetector.Engine open(SpeechSettings settings) {
    int peak = peak(settings);
    return new VoiceActivityDetector.Engine() {
      @Override
      public VoiceActivityDetector newDetector(int level) {
        return new Detector(peak);
      }

      @Override
      public void close() {}
    };
  }

  private static int peak(SpeechSettings settings) {
    return settings.option("loud.peak").map(Integer::valueOf).orElse(2000);
  }

  private record Detector(int peak) implements VoiceActivityDetector {
    @Override
    public boolean isSpeech(short[] samples, int offset) {
      for (int i = offset; i < offset + SpeechFormat.FRAME_SAMPLES; i++) {
        if (Math.abs(samples[i]) > peak) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void close() {}
  }
}
