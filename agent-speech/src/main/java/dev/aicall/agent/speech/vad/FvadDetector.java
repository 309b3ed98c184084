package dev.aicall.agent.speech.vad;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import io.github.givimad.libfvadjni.VoiceActivityDetector.Mode;
import io.github.givimad.libfvadjni.VoiceActivityDetector.SampleRate;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Levels 1 to 3 are the mode "quality", 4 to 6 "low bitrate", 7 to 9 "aggressive", 10 and 11 "very
 * aggressive"; inside a mode the gate's margin grows. Level 0 does without the library.
 */
final class FvadDetector implements VoiceActivityDetector {
  private static final int LEVELS_PER_MODE = 3;

  private static final List<Mode> MODES =
      List.of(Mode.QUALITY, Mode.LOW_BITRATE, Mode.AGGRESSIVE, Mode.VERY_AGGRESSIVE);

  private final EnergyGate gate;
  private final short[] frame = new short[SpeechFormat.FRAME_SAMPLES];
  private io.github.givimad.libfvadjni.@Nullable VoiceActivityDetector fvad;

  private boolean closed;

  FvadDetector(int level) {
    gate = new EnergyGate(level);
    fvad = level == 0 ? null : open(mode(level));
  }

  static Mode mode(int level) {
    return MODES.get((level - 1) / LEVELS_PER_MODE);
  }

  private static io.github.givimad.libfvadjni.VoiceActivityDetector open(Mode mode) {
    synchronized (FvadLibrary.LOCK) {
      try {
        var opened = io.github.givimad.libfvadjni.VoiceActivityDetector.newInstance();
        try {
          opened.setMode(mode);
          opened.setSampleRate(SampleRate.fromValue(SpeechFormat.SAMPLE_RATE_HZ));
          return opened;
        } catch (IOException | RuntimeException e) {
          opened.close();
          throw e;
        }
      } catch (IOException e) {
        throw new IllegalStateException("libfvad makes no detector", e);
      }
    }
  }

  @Override
  public boolean isSpeech(short[] samples, int offset) {
    if (closed) {
      throw new IllegalStateException("the detector is closed");
    }
    boolean open = gate.isOpen(samples, offset);
    var detector = fvad;
    if (detector == null) {
      return open;
    }
    System.arraycopy(samples, offset, frame, 0, frame.length);
    synchronized (FvadLibrary.LOCK) {
      try {
        // Asked with a closed gate, too: its noise model learns from silence.
        return detector.process(frame) && open;
      } catch (IOException e) {
        throw new IllegalStateException("libfvad takes no frame", e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    var detector = fvad;
    if (detector != null) {
      fvad = null;
      synchronized (FvadLibrary.LOCK) {
        detector.close();
      }
    }
  }
}
