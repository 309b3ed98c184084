package dev.aicall.rtc.peer.device;

/**
 * Sound on its way from one clock to another. Two devices never run at quite the same speed, and
 * the library's playing thread runs at 99.5 instead of 100 blocks a second; so the buffer keeps
 * itself about {@code target} full by leaving out or repeating a piece of up to 10 ms where the
 * sound is most alike, which is not heard and changes no pitch. Safe for one writer and one reader.
 */
final class ElasticBuffer {
  private static final int FADE = SoundSystem.BLOCK / 2;
  private static final int MIN_LAG = SoundSystem.RATE_HZ / 400;
  private static final int MAX_LAG = SoundSystem.BLOCK;

  /** How far the mean may be off before anything is done: half a block, or 5 ms. */
  private static final int TOLERANCE = SoundSystem.BLOCK / 2;

  /** Weight of the newest fill in the mean: about a second of blocks. */
  private static final double WEIGHT = 0.02;

  /** Blocks between two corrections, so that the mean can follow: 200 ms. */
  private static final int REST = 20;

  private final int target;
  private final short[] samples;
  private final short[] old;
  private int size;
  private boolean flowing;
  private double meanFill;
  private int rest;

  /**
   * Creates an empty buffer.
   *
   * @param targetBlocks how many blocks wait in it on average, at least 2; it holds four times that
   */
  public ElasticBuffer(int targetBlocks) {
    if (targetBlocks < 2) {
      throw new IllegalArgumentException("targetBlocks: at least 2, got " + targetBlocks);
    }
    target = targetBlocks * SoundSystem.BLOCK;
    samples = new short[4 * target];
    old = new short[samples.length];
  }

  /**
   * Puts sound in; the oldest is dropped if there is no room.
   *
   * @param block where it is
   * @param offset index of the first sample
   * @param length how many, at most what the buffer holds
   */
  public synchronized void write(short[] block, int offset, int length) {
    if (length > samples.length) {
      throw new IllegalArgumentException("length: at most " + samples.length + ", got " + length);
    }
    int over = size + length - samples.length;
    if (over > 0) {
      drop(Math.max(over, Math.min(size, size + length - target)));
    }
    System.arraycopy(block, offset, samples, size, length);
    size += length;
  }

  /**
   * Takes sound out: all that is asked for, or nothing while the buffer fills up.
   *
   * @param into where to put it
   * @param offset index of the first sample
   * @param length how many, at most what the buffer holds
   * @return {@code length} or 0
   */
  public synchronized int read(short[] into, int offset, int length) {
    if (!flowing) {
      if (size < target) {
        return 0;
      }
      flowing = true;
      meanFill = size;
      rest = REST;
    }
    meanFill += WEIGHT * (size - meanFill);
    correct();
    if (size < length) {
      flowing = false;
      return 0;
    }
    System.arraycopy(samples, 0, into, offset, length);
    drop(length);
    return length;
  }

  /** Forgets what is in it. */
  public synchronized void clear() {
    size = 0;
    flowing = false;
  }

  private void correct() {
    if (rest > 0) {
      rest--;
      return;
    }
    double off = meanFill - target;
    if (Math.abs(off) < TOLERANCE || size < FADE + MAX_LAG) {
      return;
    }
    int lag = mostAlike();
    if (off > 0) {
      leaveOut(lag);
      meanFill -= lag;
    } else if (size + lag <= samples.length) {
      repeat(lag);
      meanFill += lag;
    }
    rest = REST;
  }

  /** The lag at which the head of the buffer is most like itself, by normalised correlation. */
  private int mostAlike() {
    int best = MAX_LAG;
    double bestLikeness = -1;
    for (int lag = MIN_LAG; lag <= MAX_LAG; lag++) {
      double product = 0;
      double energy = 1;
      for (int i = 0; i < FADE; i++) {
        product += (double) samples[i] * samples[i + lag];
        energy += (double) samples[i + lag] * samples[i + lag];
      }
      double likeness = product / Math.sqrt(energy);
      if (likeness > bestLikeness) {
        bestLikeness = likeness;
        best = lag;
      }
    }
    return best;
  }

  /** Fades from the head to what comes a lag later. */
  private void leaveOut(int lag) {
    System.arraycopy(samples, 0, old, 0, size);
    for (int i = 0; i < FADE; i++) {
      samples[i] = faded(old[i], old[lag + i], i);
    }
    System.arraycopy(old, lag + FADE, samples, FADE, size - lag - FADE);
    size -= lag;
  }

  /** Fades, a lag later, back to the head. */
  private void repeat(int lag) {
    System.arraycopy(samples, 0, old, 0, size);
    for (int i = 0; i < FADE; i++) {
      samples[lag + i] = faded(old[lag + i], old[i], i);
    }
    System.arraycopy(old, FADE, samples, lag + FADE, size - FADE);
    size += lag;
  }

  private static short faded(short from, short to, int step) {
    return (short) (from + (to - from) * (step + 1) / (FADE + 1));
  }

  private void drop(int count) {
    System.arraycopy(samples, count, samples, 0, size - count);
    size -= count;
  }
}
