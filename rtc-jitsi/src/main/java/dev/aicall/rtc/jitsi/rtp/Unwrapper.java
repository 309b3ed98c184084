package dev.aicall.rtc.jitsi.rtp;

/**
 * Makes a number that never wraps of one that does: each value is taken as the one nearest to the
 * one before it. For one thread.
 */
public final class Unwrapper {
  private final int unusedBits;
  private long last;
  private boolean any;

  private Unwrapper(int bits) {
    this.unusedBits = Integer.SIZE - bits;
  }

  /**
   * Creates one for sequence numbers.
   *
   * @return it has seen none
   */
  public static Unwrapper ofSequence() {
    return new Unwrapper(16);
  }

  /**
   * Creates one for timestamps.
   *
   * @return it has seen none
   */
  public static Unwrapper ofTimestamp() {
    return new Unwrapper(32);
  }

  /**
   * Takes the next value.
   *
   * @param value its low 16 or 32 bits count
   * @return the unwrapped one; for the first, the value itself, unsigned
   */
  public long unwrap(int value) {
    last = any ? peek(value) : (value << unusedBits >>> unusedBits) & 0xffff_ffffL;
    any = true;
    return last;
  }

  /**
   * Says what {@link #unwrap} would return, without taking the value; only after the first.
   *
   * @param value its low 16 or 32 bits count
   * @return the unwrapped one; may be negative
   */
  public long peek(int value) {
    return last + ((value - (int) last) << unusedBits >> unusedBits);
  }

  /** Forgets what was seen. */
  public void reset() {
    any = false;
    last = 0;
  }
}
