package dev.aicall.agent.speech.sound;

import dev.aicall.agent.server.speech.SpeechSynthesizer;

/** Hands sound over in small pieces, so that an interruption is noticed soon. */
public final class Pieces {
  /** 100 ms at 16 kHz. */
  private static final int PIECE = 1600;

  private Pieces() {}

  /**
   * Hands sound over.
   *
   * @param samples 16 kHz mono
   * @param output takes it
   * @return whether more is wanted
   */
  public static boolean write(short[] samples, SpeechSynthesizer.Output output) {
    for (int done = 0; done < samples.length; done += PIECE) {
      if (!output.write(samples, done, Math.min(PIECE, samples.length - done))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Checks what every voice checks.
   *
   * @param rate pace
   * @return the same
   * @throws IllegalArgumentException unless it is 0.5 to 2.0
   */
  public static double requireRate(double rate) {
    if (!(rate >= 0.5 && rate <= 2.0)) {
      throw new IllegalArgumentException("rate: 0.5 to 2.0, got " + rate);
    }
    return rate;
  }
}
