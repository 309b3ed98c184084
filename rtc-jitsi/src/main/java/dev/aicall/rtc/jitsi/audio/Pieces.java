package dev.aicall.rtc.jitsi.audio;

import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.media.OpusSettings;
import dev.aicall.rtc.peer.media.Resampler;
import dev.aicall.rtc.peer.media.TenMillis;
import org.jspecify.annotations.Nullable;

/** A source as pieces of 10 ms at 48 kHz with a fixed number of channels. For one thread. */
final class Pieces {
  /** Samples of a piece for each channel. */
  static final int FRAMES = NativeOpus.RATE_HZ / 100;

  private final TenMillis source;
  private final int channels;
  private final @Nullable Resampler resampler;
  private final short[] piece;

  /**
   * Wraps a source.
   *
   * @throws IllegalArgumentException if it has a rate or a number of channels that is not allowed
   */
  Pieces(PcmSource from, OpusSettings settings) {
    source = new TenMillis(from, settings.maxRateHz(), settings.channels());
    channels = settings.channels();
    resampler =
        source.rateHz() == NativeOpus.RATE_HZ
            ? null
            : new Resampler(source.rateHz(), NativeOpus.RATE_HZ, source.channels());
    piece = new short[FRAMES * channels];
  }

  /** Writes the next piece, interleaved. */
  void next(short[] target, int offset) {
    short[] read;
    if (resampler == null) {
      read = source.next();
    } else {
      while (resampler.needed(FRAMES) > 0) {
        resampler.put(source.next(), source.rateHz() / 100);
      }
      resampler.take(piece, FRAMES);
      read = piece;
    }
    if (source.channels() == channels) {
      System.arraycopy(read, 0, target, offset, FRAMES * channels);
    } else {
      for (int i = 0; i < FRAMES; i++) {
        target[offset + 2 * i] = read[i];
        target[offset + 2 * i + 1] = read[i];
      }
    }
  }
}
