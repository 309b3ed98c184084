package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.api.media.PcmSource;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays one track at a time to the media thread, at the pace at which it reads. Switched from the
 * call's loop; what the old track left sounding fades within {@link SmoothSound#FADE_SAMPLES} of
 * the next read. A read never waits and allocates nothing of its own.
 */
final class SpeechPlayer implements PcmSource {
  private final SmoothSound smooth;
  private volatile @Nullable SpeechTrack track;

  // The media thread's own.
  private @Nullable SpeechTrack playing;
  private boolean sounding;
  private boolean broken;

  SpeechPlayer(DoubleSupplier volume) {
    this.smooth = new SmoothSound(volume);
  }

  /** Plays a track from now on, or nothing. */
  void play(@Nullable SpeechTrack next) {
    track = next;
  }

  @Override
  public int sampleRateHz() {
    return SpeechFormat.SAMPLE_RATE_HZ;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int read(short[] samples, int offset, int length) {
    SpeechTrack now = track;
    if (now != playing) {
      playing = now;
      broken = true;
    }
    smooth.listenToVolume();
    int filled = now == null ? 0 : readTrack(now, samples, offset, length);
    if (filled < length) {
      if (filled == 0 && !sounding && smooth.isSilent()) {
        return 0;
      }
      Arrays.fill(samples, offset + filled, offset + length, (short) 0);
      shape(samples, offset + filled, length - filled, false, false);
    }
    return length;
  }

  private int readTrack(SpeechTrack now, short[] samples, int offset, int length) {
    int filled = 0;
    while (filled < length) {
      int count = now.read(samples, offset + filled, length - filled);
      if (count == 0) {
        break;
      }
      shape(samples, offset + filled, count, true, now.isNewSentence());
      filled += count;
    }
    now.passed(length);
    return filled;
  }

  private void shape(short[] samples, int offset, int length, boolean sound, boolean anew) {
    boolean goesOn = !broken && !anew && sound == sounding;
    broken = false;
    sounding = sound;
    smooth.shape(samples, offset, length, goesOn);
  }
}
