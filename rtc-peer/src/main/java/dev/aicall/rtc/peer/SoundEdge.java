package dev.aicall.rtc.peer;

import dev.aicall.domain.port.TimeSource;

/**
 * Notices in 10 ms pieces of sound when it begins and when it has been over for a while. Used by
 * one media thread, for which it is a multiplication a sample.
 */
final class SoundEdge {
  /** Hears of both, on the media thread. */
  @FunctionalInterface
  interface Listener {
    void changed(boolean audible, long sinceNanos);
  }

  /**
   * RMS above which a piece is sound: −45 dB of full scale, below quiet speech and above the noise
   * of rooms and codecs. Not its peak, which stays high long after a word. Our choice.
   */
  private static final long AUDIBLE_RMS = 184;

  /** Pieces of silence that are no pause between two sounds of speech: 200 ms. Our choice. */
  private static final int SILENT_PIECES = 20;

  private static final long PIECE_NANOS = 10_000_000;

  private final TimeSource time;
  private final Listener listener;
  private boolean audible;
  private int silentPieces;

  SoundEdge(TimeSource time, Listener listener) {
    this.time = time;
    this.listener = listener;
  }

  /**
   * Takes the next 10 ms.
   *
   * @param samples where they are
   * @param offset index of the first one
   * @param length how many; none is silence
   */
  void hear(short[] samples, int offset, int length) {
    long squares = 0;
    for (int i = offset; i < offset + length; i++) {
      squares += samples[i] * samples[i];
    }
    if (squares > AUDIBLE_RMS * AUDIBLE_RMS * length) {
      silentPieces = 0;
      if (!audible) {
        audible = true;
        listener.changed(true, time.nanoTime());
      }
    } else if (audible) {
      silentPieces++;
      if (silentPieces == SILENT_PIECES) {
        audible = false;
        listener.changed(false, time.nanoTime() - SILENT_PIECES * PIECE_NANOS);
      }
    }
  }
}
