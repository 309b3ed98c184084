package dev.aicall.cli.load;

import java.time.Duration;

/**
 * Something that a caller says in a turn: spoken, or typed.
 *
 * @param text what is typed; empty for what is spoken
 * @param samples what is spoken, mono, not changed by anybody; empty for what is typed
 * @param rateHz samples a second
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Line(String text, short[] samples, int rateHz) {
  private static final int RATE_HZ = 16_000;
  private static final double TWO_PI = 2 * Math.PI;

  /** -12 dBFS. */
  private static final double LEVEL = 8_192;

  /**
   * Makes a line that is typed.
   *
   * @param text what it says
   * @return the line
   */
  public static Line typed(String text) {
    return new Line(text, new short[0], RATE_HZ);
  }

  /**
   * Makes a line that is spoken.
   *
   * @param samples mono
   * @param rateHz 8,000 to 48,000
   * @return the line
   */
  public static Line spoken(short[] samples, int rateHz) {
    return new Line("", samples, rateHz);
  }

  /**
   * Makes a line that is a tone of -12 dBFS.
   *
   * @param hertz its pitch
   * @param length how long
   * @return the line
   */
  public static Line tone(int hertz, Duration length) {
    short[] samples = new short[(int) (length.toMillis() * RATE_HZ / 1_000)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(LEVEL * Math.sin(TWO_PI * hertz * i / RATE_HZ));
    }
    return spoken(samples, RATE_HZ);
  }

  /**
   * Returns how long it takes to say it.
   *
   * @return zero for what is typed
   */
  public Duration length() {
    return Duration.ofMillis(1_000L * samples.length / rateHz);
  }

  boolean isSpoken() {
    return samples.length > 0;
  }
}
