package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells speech from noise: by the engine, and by level where that is no help. A detector that fails
 * is replaced by a level for the rest of the call.
 *
 * <p>After a noise that was taken for a turn and had no words, only what is clearly louder counts,
 * until it is over: until there was a moment of no speech, or of half that level. So a fan is no
 * speaker and costs no recognition, and somebody who speaks above it is heard; who is not 6 dB
 * louder than a noise is not understood by any recogniser here. For one thread.
 */
final class SpeechGate implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SpeechGate.class);

  /** RMS above which it is speech without a detector: −36 dB of full scale, our choice. */
  private static final double SPEECH_LEVEL = 500;

  /** Louder than a noise by 6 dB, twice its amplitude: our choice. */
  private static final double ABOVE_NOISE = 2;

  /** Quiet for so long means that the noise is over; longer than between syllables. */
  private static final int QUIET_MS = 300;

  /** There is no noise. */
  private static final double NONE = -1;

  private final Supplier<VoiceActivityDetector> detectors;
  private final int engineHangOverMs;
  private @Nullable VoiceActivityDetector detector;
  private boolean broken;
  private double noise = NONE;
  private double turnEnergy;
  private int turnFrames;
  private int quietMs;

  /**
   * Makes a gate that is not open yet.
   *
   * @param detectors makes the engine, or throws
   * @param hangOverMs the engine's
   */
  SpeechGate(Supplier<VoiceActivityDetector> detectors, int hangOverMs) {
    this.detectors = detectors;
    this.engineHangOverMs = Math.max(0, hangOverMs);
  }

  /** Makes the detector; without one, the level has to do. */
  void open() {
    try {
      detector = detectors.get();
    } catch (RuntimeException | Error e) {
      broken(e);
    }
  }

  private void broken(Throwable cause) {
    broken = true;
    log.warn("event=vad-failed use=level", cause);
  }

  /** For how long speech is reported after its true end. */
  int hangOverMs() {
    return broken ? 0 : engineHangOverMs;
  }

  /** Judges the next {@link SpeechFormat#FRAME_SAMPLES} samples. */
  boolean isSpeech(short[] frame) {
    double energy = energy(frame);
    double level = Math.sqrt(energy);
    turnEnergy += energy;
    turnFrames++;
    boolean speech = detects(frame, level);
    if (noise == NONE) {
      return speech;
    }
    quietMs = speech && level * 2 > noise ? 0 : quietMs + SpeechFormat.FRAME_MS;
    if (quietMs >= QUIET_MS) {
      noise = NONE;
      return speech;
    }
    return speech && level > ABOVE_NOISE * noise;
  }

  private boolean detects(short[] frame, double level) {
    VoiceActivityDetector vad = detector;
    if (vad != null && !broken) {
      try {
        return vad.isSpeech(frame, 0);
      } catch (RuntimeException | Error e) {
        broken(e);
      }
    }
    return level > SPEECH_LEVEL;
  }

  private static double energy(short[] frame) {
    double sum = 0;
    for (short sample : frame) {
      sum += (double) sample * sample;
    }
    return sum / frame.length;
  }

  /** A turn begins: from now on its level is measured. */
  void turnBegan() {
    turnEnergy = 0;
    turnFrames = 0;
  }

  /** The turn was cut, and there were no words in it. */
  void turnWasNoise() {
    noise = Math.sqrt(turnEnergy / Math.max(1, turnFrames));
    quietMs = 0;
  }

  @Override
  public void close() {
    VoiceActivityDetector old = detector;
    detector = null;
    broken = true;
    if (old != null) {
      try {
        old.close();
      } catch (RuntimeException | Error e) {
        log.warn("event=vad-close-failed", e);
      }
    }
  }
}
