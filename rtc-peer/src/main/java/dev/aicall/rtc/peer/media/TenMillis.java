package dev.aicall.rtc.peer.media;

import dev.aicall.api.media.PcmSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns any {@link PcmSource} into pieces of exactly 10 ms in a form that media stacks take: 8, 16,
 * 24, 32 or 48 kHz, never above a limit, one or two channels. Other rates are resampled, what is
 * missing is silence, a source that throws is logged once and silent from then on. For one thread.
 */
public final class TenMillis {
  private static final Logger log = LoggerFactory.getLogger(TenMillis.class);

  private static final int PIECES_A_SECOND = 100;
  private static final int MIN_RATE = 8_000;
  private static final int MAX_RATE = 48_000;

  private final PcmSource source;
  private final int sourceRateHz;
  private final int sourceChannels;
  private final int rateHz;
  private final int channels;
  private final @Nullable Resampler resampler;
  private final short[] piece;
  private short[] read = {};
  private boolean ended;

  /**
   * Wraps a source.
   *
   * @param source where sound comes from
   * @param maxRateHz highest rate wanted: 8,000, 16,000 or 48,000
   * @param maxChannels 1 or 2; two channels become one where one is wanted
   * @throws IllegalArgumentException if the source has another rate or number of channels than
   *     {@link PcmSource} allows
   */
  public TenMillis(PcmSource source, int maxRateHz, int maxChannels) {
    this.source = source;
    requireUsable(source);
    this.sourceRateHz = source.sampleRateHz();
    this.sourceChannels = source.channels();
    this.rateHz = isUsual(sourceRateHz) && sourceRateHz <= maxRateHz ? sourceRateHz : maxRateHz;
    this.channels = Math.min(sourceChannels, maxChannels);
    this.resampler = rateHz == sourceRateHz ? null : new Resampler(sourceRateHz, rateHz, channels);
    this.piece = new short[rateHz / PIECES_A_SECOND * channels];
  }

  /**
   * Checks a source.
   *
   * @param source where sound is to come from
   * @throws IllegalArgumentException if it has another rate or number of channels than {@link
   *     PcmSource} allows
   */
  public static void requireUsable(PcmSource source) {
    int rateHz = source.sampleRateHz();
    if (rateHz < MIN_RATE || rateHz > MAX_RATE) {
      throw new IllegalArgumentException(
          "sampleRateHz of the source: 8000 to 48000, got " + rateHz);
    }
    int channels = source.channels();
    if (channels != 1 && channels != 2) {
      throw new IllegalArgumentException("channels of the source: 1 or 2, got " + channels);
    }
  }

  /** Those that every stack takes as they are. */
  private static boolean isUsual(int rateHz) {
    return rateHz == 8_000
        || rateHz == 16_000
        || rateHz == 24_000
        || rateHz == 32_000
        || rateHz == 48_000;
  }

  /**
   * Returns the rate of the pieces.
   *
   * @return 8,000, 16,000, 24,000, 32,000 or 48,000
   */
  public int rateHz() {
    return rateHz;
  }

  /**
   * Returns the channels of the pieces.
   *
   * @return 1 or 2
   */
  public int channels() {
    return channels;
  }

  /**
   * Reads the next 10 ms.
   *
   * @return interleaved samples, {@code rateHz / 100 * channels}; valid until the next call
   */
  public short[] next() {
    int frames = piece.length / channels;
    if (resampler == null) {
      System.arraycopy(readFrames(frames), 0, piece, 0, piece.length);
    } else {
      int needed = resampler.needed(frames);
      resampler.put(readFrames(needed), needed);
      resampler.take(piece, frames);
    }
    return piece;
  }

  /** Returns that many samples for each wanted channel. */
  private short[] readFrames(int frames) {
    int wanted = frames * sourceChannels;
    if (read.length < wanted) {
      read = new short[wanted];
    }
    int got = Math.max(0, Math.min(wanted, ended ? 0 : readGuarded(wanted)));
    Arrays.fill(read, got, wanted, (short) 0);
    if (channels < sourceChannels) {
      for (int frame = 0; frame < frames; frame++) {
        read[frame] = (short) ((read[2 * frame] + read[2 * frame + 1]) / 2);
      }
    }
    return read;
  }

  private int readGuarded(int wanted) {
    try {
      int got = source.read(read, 0, wanted);
      ended = got == PcmSource.END;
      return got;
    } catch (RuntimeException | Error e) {
      ended = true;
      log.warn("a sound source failed; silence is sent instead", e);
      return 0;
    }
  }
}
