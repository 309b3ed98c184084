package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.rtc.peer.media.Resampler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes frames of {@link SpeechFormat} from mono sound of any rate, which may change; what is left
 * of the old rate is then 2 ms at the most, and lost. For one thread.
 */
final class FrameMaker {
  private static final Logger log = LoggerFactory.getLogger(FrameMaker.class);

  private static final int LOWEST_RATE = 4_000;
  private static final int HIGHEST_RATE = 192_000;

  /** 5 ms at a time leave the resampler soon, so that little waits in it. */
  private static final int PIECE_SAMPLES = SpeechFormat.FRAME_SAMPLES / 4;

  private final Consumer<short[]> frames;
  private final short[] frame = new short[SpeechFormat.FRAME_SAMPLES];
  private final short[] piece = new short[PIECE_SAMPLES];
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

  /** Takes sound; nothing of a rate that cannot be. */
  void take(short[] samples, int length, int newRateHz) {
    if (newRateHz != rateHz) {
      change(newRateHz);
    }
    Resampler changer = resampler;
    if (changer != null) {
      changer.put(samples, length);
      while (changer.needed(PIECE_SAMPLES) == 0) {
        changer.take(piece, PIECE_SAMPLES);
        append(piece, PIECE_SAMPLES);
      }
    } else if (rateHz == SpeechFormat.SAMPLE_RATE_HZ) {
      append(samples, length);
    }
  }

  private void change(int newRateHz) {
    rateHz = newRateHz;
    resampler = null;
    if (rateHz < LOWEST_RATE || rateHz > HIGHEST_RATE) {
      log.warn("event=sound-ignored rateHz={} allowed={}..{}", rateHz, LOWEST_RATE, HIGHEST_RATE);
    } else if (rateHz != SpeechFormat.SAMPLE_RATE_HZ) {
      resampler = new Resampler(rateHz, SpeechFormat.SAMPLE_RATE_HZ, 1);
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
