package dev.aicall.rtc.jitsi.sctp;

import java.util.Arrays;

/** Which numbers arrived: all up to one, and runs beyond it. */
final class ReceivedTsns {
  /** Runs that are kept; a chunk that would make one more is dropped. Our choice. */
  private static final int MAX_RUNS = 2_048;

  private long[] firsts = new long[16];
  private long[] lasts = new long[16];
  private int runs;
  private long cumulative;

  /** Begins with an association. */
  void start(int initialTsn) {
    cumulative = Tsn.first(initialTsn) - 1;
    runs = 0;
  }

  /** Everything up to this number arrived. */
  long cumulative() {
    return cumulative;
  }

  /** The newest number that arrived. */
  long highest() {
    return runs == 0 ? cumulative : lasts[runs - 1];
  }

  boolean hasGaps() {
    return runs > 0;
  }

  boolean contains(long tsn) {
    int run = runAtOrAbove(tsn);
    return tsn <= cumulative || (run < runs && firsts[run] <= tsn);
  }

  /** Whether there is room for one that is not contained. */
  boolean canAdd(long tsn) {
    return runs < MAX_RUNS || tsn == cumulative + 1;
  }

  /** Adds one that is not contained. */
  void add(long tsn) {
    if (tsn == cumulative + 1) {
      cumulative = tsn;
      absorb();
      return;
    }
    int at = runAtOrAbove(tsn);
    boolean joinsLeft = at > 0 && lasts[at - 1] == tsn - 1;
    boolean joinsRight = at < runs && firsts[at] == tsn + 1;
    if (joinsLeft && joinsRight) {
      lasts[at - 1] = lasts[at];
      remove(at, 1);
    } else if (joinsLeft) {
      lasts[at - 1] = tsn;
    } else if (joinsRight) {
      firsts[at] = tsn;
    } else {
      insert(at, tsn);
    }
  }

  /** The other side gave up everything up to a number. */
  void forward(long tsn) {
    if (tsn > cumulative) {
      cumulative = tsn;
      absorb();
    }
  }

  /** The runs as a SACK tells them, at most so many; those beyond its reach are left out. */
  int[] gaps(int maxCount) {
    int count = Math.min(runs, maxCount);
    while (count > 0 && lasts[count - 1] - cumulative > 0xFFFF) {
      count--;
    }
    int[] gaps = new int[2 * count];
    for (int i = 0; i < count; i++) {
      gaps[2 * i] = (int) (firsts[i] - cumulative);
      gaps[2 * i + 1] = (int) (lasts[i] - cumulative);
    }
    return gaps;
  }

  /** The first run that ends at the number or later. */
  private int runAtOrAbove(long tsn) {
    int found = Arrays.binarySearch(lasts, 0, runs, tsn);
    return found >= 0 ? found : -found - 1;
  }

  private void absorb() {
    int done = 0;
    while (done < runs && firsts[done] <= cumulative + 1) {
      cumulative = Math.max(cumulative, lasts[done]);
      done++;
    }
    remove(0, done);
  }

  private void insert(int at, long tsn) {
    if (runs == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * runs);
      lasts = Arrays.copyOf(lasts, 2 * runs);
    }
    System.arraycopy(firsts, at, firsts, at + 1, runs - at);
    System.arraycopy(lasts, at, lasts, at + 1, runs - at);
    firsts[at] = tsn;
    lasts[at] = tsn;
    runs++;
  }

  private void remove(int at, int count) {
    System.arraycopy(firsts, at + count, firsts, at, runs - at - count);
    System.arraycopy(lasts, at + count, lasts, at, runs - at - count);
    runs -= count;
  }
}
