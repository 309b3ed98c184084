package dev.aicall.cli.audio;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * A sound that is held in memory, one channel.
 *
 * @param samples mono
 * @param rateHz samples a second, 8,000 to 48,000
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Recording(short[] samples, int rateHz) {
  private static final int PIECE_MS = 100;

  /**
   * Reads a sound to its end.
   *
   * @param in any layout; closed by this
   * @param longest how long it may be
   * @return the sound, its channels made one
   * @throws WavFormatException if it is longer, or empty
   * @throws IOException if it cannot be read
   */
  public static Recording read(PcmInput in, Duration longest) throws IOException {
    try (PcmInput fit = TapInput.fit(in)) {
      int channels = fit.format().channels();
      int rate = fit.format().sampleRateHz();
      int most = Math.toIntExact(longest.toMillis() * rate / 1_000);
      short[] samples = new short[most];
      short[] piece = new short[rate * PIECE_MS / 1_000 * channels];
      int at = 0;
      for (int got = fit.read(piece, piece.length); got >= 0; got = fit.read(piece, piece.length)) {
        if (at + got / channels > most) {
          throw new WavFormatException("longer than " + longest.toSeconds() + " s");
        }
        for (int i = 0; i < got; i += channels) {
          int sum = 0;
          for (int channel = 0; channel < channels; channel++) {
            sum += piece[i + channel];
          }
          samples[at++] = (short) (sum / channels);
        }
      }
      if (at == 0) {
        throw new WavFormatException("no sound in it");
      }
      return new Recording(Arrays.copyOf(samples, at), rate);
    }
  }
}
