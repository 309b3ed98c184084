package dev.aicall.agent.server.conversation;

/** The newest sound, so that a turn can begin before it was noticed. For one thread. */
final class SoundRing {
  private final short[] samples;
  private int next;
  private int filled;

  SoundRing(int capacity) {
    samples = new short[capacity];
  }

  /** Appends a piece that is no longer than the ring. */
  void add(short[] piece) {
    int first = Math.min(piece.length, samples.length - next);
    System.arraycopy(piece, 0, samples, next, first);
    System.arraycopy(piece, first, samples, 0, piece.length - first);
    next = (next + piece.length) % samples.length;
    filled = Math.min(samples.length, filled + piece.length);
  }

  void clear() {
    filled = 0;
  }

  /** Takes samples from where they lie. */
  @FunctionalInterface
  interface Reader {
    void read(short[] from, int offset, int length);
  }

  /** Reads at most the newest so many samples, oldest first, in one or two pieces. */
  void newest(int most, Reader reader) {
    int length = Math.min(most, filled);
    int start = Math.floorMod(next - length, samples.length);
    int first = Math.min(length, samples.length - start);
    if (first > 0) {
      reader.read(samples, start, first);
    }
    if (length > first) {
      reader.read(samples, 0, length - first);
    }
  }
}
