package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells speech from noise: by the engine, and by level where that is no help. A detector that fails
 * is replaced by a level for the rest of the call. After a noise that was taken for a turn and had
 * no words, only what is clearly louder counts, until it has been quiet for a moment: so a fan is
 * no speaker, and somebody who speaks above it is heard. For one thread.
 */
final class SpeechGate implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SpeechGate.class);

  /** RMS above which it is speech without a detector: −36 dB of full scale, our choice. */
  private static final double SPEECH_LEVEL = 500;

  /** Louder than a noise by 6 dB, twice its amplitude: our choice. */
  private static final double ABOVE_NOISE = 2;

  /** Quiet for so long means that the noise is over. */
  private static final int QUIET_MS = 300;

  private final @Nullable VoiceActivityDetector detector;
  private boolean broken;
  private double noise;
  private double turnEnergy;
  private int turnFrames;
  private int quietMs;

  /** Makes a gate; without a detector if it cannot be made. */
  SpeechGate(Supplier<VoiceActivityDetector> detectors) {
    VoiceActivityDetector made = null;
    try {
      made = detectors.get();
    } catch (RuntimeException | LinkageError e) {
      log.warn("event=vad-failed use=level", e);
    }
    detector = made;
  }

  /** Judges the next {@link SpeechFormat#FRAME_SAMPLES} samples. */
  boolean isSpeech(short[] frame) {
    double level = level(frame);
    turnEnergy += level * level;
    turnFrames++;
    boolean speech = detects(frame, level);
    if (noise == 0) {
      return speech;
    }
    quietMs = speech ? 0 : quietMs + SpeechFormat.FRAME_MS;
    if (quietMs >= QUIET_MS) {
      noise = 0;
    }
    return speech && level > ABOVE_NOISE * noise;
  }

  private boolean detects(short[] frame, double level) {
    VoiceActivityDetector vad = detector;
    if (vad == null || broken) {
      return level > SPEECH_LEVEL;
    }
    try {
      return vad.isSpeech(frame, 0);
    } catch (RuntimeException | LinkageError e) {
      broken = true;
      log.warn("event=vad-failed use=level", e);
      return level > SPEECH_LEVEL;
    }
  }

  private static double level(short[] frame) {
    double energy = 0;
    for (short sample : frame) {
      energy += (double) sample * sample;
    }
    return Math.sqrt(energy / frame.length);
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
    if (detector != null) {
      try {
        detector.close();
      } catch (RuntimeException | LinkageError e) {
        log.warn("event=vad-close-failed", e);
      }
    }
  }
}
