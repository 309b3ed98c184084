package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.rtc.peer.media.Resampler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes frames of {@link SpeechFormat} from mono sound of any rate, which may change. For one
 * thread.
 */
final class FrameMaker {
  private final Consumer<short[]> frames;
  private final short[] frame = new short[SpeechFormat.FRAME_SAMPLES];
  private final short[] piece = new short[SpeechFormat.FRAME_SAMPLES];
  private int filled;
  private int rateHz = SpeechFormat.SAMPLE_RATE_HZ;
  private @Nullable Resampler resampler;

  /**
   * Makes an empty one.
   *
   * @param frames takes each frame, which is valid only inside the call
   */
  FrameMaker(Consumer<short[]> frames) {
    this.frames = frames;
  }

  void take(short[] samples, int length, int newRateHz) {
    if (newRateHz != rateHz) {
      rateHz = newRateHz;
      resampler =
          rateHz == SpeechFormat.SAMPLE_RATE_HZ
              ? null
              : new Resampler(rateHz, SpeechFormat.SAMPLE_RATE_HZ, 1);
    }
    Resampler changer = resampler;
    if (changer == null) {
      append(samples, length);
      return;
    }
    changer.put(samples, length);
    int some = SpeechFormat.FRAME_SAMPLES / 4;
    while (changer.needed(some) == 0) {
      changer.take(piece, some);
      append(piece, some);
    }
  }

  private void append(short[] samples, int length) {
    int taken = 0;
    while (taken < length) {
      int count = Math.min(length - taken, frame.length - filled);
      System.arraycopy(samples, taken, frame, filled, count);
      filled += count;
      taken += count;
      if (filled == frame.length) {
        filled = 0;
        frames.accept(frame);
      }
    }
  }
}
