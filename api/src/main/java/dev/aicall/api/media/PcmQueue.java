package dev.aicall.api.media;

/**
 * A {@link PcmSource} to push into: chunks of any size from any thread in, 10 ms pieces out. Holds
 * a bounded amount; {@link #write} never blocks and says how much it took.
 */
public final class PcmQueue implements PcmSource {
  private final int sampleRateHz;
  private final int channels;
  private final short[] ring;
  private int head;
  private int size;
  private boolean ended;

  /**
   * Creates an empty queue.
   *
   * @param sampleRateHz samples a second for each channel, 8,000 to 48,000
   * @param channels 1 or 2
   * @param capacityMs how much audio it holds at the most, in milliseconds, at least 10
   */
  public PcmQueue(int sampleRateHz, int channels, int capacityMs) {
    if (sampleRateHz < 8_000 || sampleRateHz > 48_000) {
      throw new IllegalArgumentException("sampleRateHz: 8000 to 48000, got " + sampleRateHz);
    }
    if (channels != 1 && channels != 2) {
      throw new IllegalArgumentException("channels: 1 or 2, got " + channels);
    }
    if (capacityMs < 10) {
      throw new IllegalArgumentException("capacityMs: at least 10, got " + capacityMs);
    }
    this.sampleRateHz = sampleRateHz;
    this.channels = channels;
    this.ring = new short[Math.toIntExact((long) sampleRateHz * capacityMs / 1_000) * channels];
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public int channels() {
    return channels;
  }

  /**
   * Appends samples.
   *
   * @param samples interleaved samples
   * @param offset index of the first to take
   * @param length how many to take
   * @return how many fitted; the rest was not taken. 0 after {@link #end()}
   */
  public synchronized int write(short[] samples, int offset, int length) {
    int taken = ended ? 0 : Math.min(length, ring.length - size);
    int tail = (head + size) % ring.length;
    int first = Math.min(taken, ring.length - tail);
    System.arraycopy(samples, offset, ring, tail, first);
    System.arraycopy(samples, offset + first, ring, 0, taken - first);
    size += taken;
    return taken;
  }

  /** Marks the end: what is queued is still played, then {@link #read} returns {@link #END}. */
  public synchronized void end() {
    ended = true;
  }

  /** Drops what is queued, for example when the speaker is interrupted. */
  public synchronized void clear() {
    size = 0;
  }

  /**
   * Returns what waits to be read.
   *
   * @return samples, all channels together
   */
  public synchronized int available() {
    return size;
  }

  @Override
  public synchronized int read(short[] samples, int offset, int length) {
    if (size == 0) {
      return ended ? END : 0;
    }
    int given = Math.min(length, size);
    int first = Math.min(given, ring.length - head);
    System.arraycopy(ring, head, samples, offset, first);
    System.arraycopy(ring, 0, samples, offset + first, given - first);
    head = (head + given) % ring.length;
    size -= given;
    return given;
  }
}
