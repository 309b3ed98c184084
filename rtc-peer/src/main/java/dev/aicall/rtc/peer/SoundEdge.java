package dev.aicall.rtc.peer;

import dev.aicall.domain.port.TimeSource;

/**
 * Notices in 10 ms pieces of sound when it begins and when it has been over for a while. Used by
 * one media thread, for which it is a comparison a piece.
 */
final class SoundEdge {
  /** Hears of both, on the media thread. */
  @FunctionalInterface
  interface Listener {
    void changed(boolean audible, long sinceNanos);
  }

  /**
   * Louder than this is sound: −45 dB of full scale, below quiet speech and above what codecs make
   * of silence. Our choice.
   */
  private static final int AUDIBLE_PEAK = 184;

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
   * @param peak its highest sample, 0 to 32,768
   */
  void hear(int peak) {
    if (peak > AUDIBLE_PEAK) {
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
