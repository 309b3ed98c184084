package dev.aicall.rtc.peer;

import dev.aicall.api.media.PcmSource;
import java.util.Arrays;

/**
 * The microphone tap of a call as the media stack sees it: never throws, never ends, silent while
 * closed or muted. Closed it does not read the tap; muted it reads and throws away, as a device
 * does that stays open.
 */
final class MicrophoneTap implements PcmSource {
  private final PcmSource tap;
  private final int sampleRateHz;
  private final int channels;
  private final Loudness loudness;
  private final SoundEdge edge;
  private final Guarded guarded = new Guarded("microphone tap");
  private volatile boolean open;
  private volatile boolean muted;
  private boolean ended;
  private int filled;

  /**
   * Wraps a tap.
   *
   * @throws RuntimeException if it cannot tell its format
   */
  MicrophoneTap(PcmSource tap, Loudness loudness, SoundEdge edge) {
    this.tap = tap;
    this.loudness = loudness;
    this.edge = edge;
    this.sampleRateHz = tap.sampleRateHz();
    this.channels = tap.channels();
    if (sampleRateHz < 8_000 || sampleRateHz > 48_000 || channels < 1 || channels > 2) {
      throw new IllegalArgumentException(
          "microphone tap: 8000 to 48000 Hz and 1 or 2 channels, got "
              + sampleRateHz
              + " Hz and "
              + channels);
    }
  }

  void set(boolean newOpen, boolean newMuted) {
    muted = newMuted;
    open = newOpen;
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int read(short[] samples, int offset, int length) {
    filled = 0;
    if (open && !ended) {
      guarded.run(() -> filled = tap.read(samples, offset, length));
    }
    if (filled == END) {
      ended = true;
    }
    int given = muted ? 0 : Math.max(0, Math.min(filled, length));
    Arrays.fill(samples, offset + given, offset + length, (short) 0);
    loudness.hear(samples, offset, given);
    edge.hear(samples, offset, given);
    return length;
  }
}
