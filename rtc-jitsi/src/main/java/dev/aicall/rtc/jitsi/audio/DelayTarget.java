package dev.aicall.rtc.jitsi.audio;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * When sound is to be played: so late after its timestamp that nearly all packets have come by
 * then. It follows the transit time of the newest packets (arrival minus timestamp, of no meaning
 * by itself), of which {@link #SHARE} must be in time: at once when they get later, slowly when
 * they get earlier. That includes clocks that run apart. Pure; for one thread.
 */
final class DelayTarget {
  /** Newest packets that count: 4 s of 20 ms; our choice. */
  private static final int WINDOW = 200;

  /** Share of them that must be in time; our choice: the rest costs less than more delay does. */
  private static final double SHARE = 0.97;

  /** What comes on top of it: sound is played in steps of 10 ms. */
  private static final long MARGIN = TimeUnit.MILLISECONDS.toNanos(10);

  /** The least delay against the quickest packet; our choice, one packet. */
  static final long MIN = TimeUnit.MILLISECONDS.toNanos(20);

  /** The most; our choice, beyond it a conversation is no use. */
  static final long MAX = TimeUnit.MILLISECONDS.toNanos(500);

  /** Delay of the first packet, when nothing is known; our choice. */
  static final long START = TimeUnit.MILLISECONDS.toNanos(40);

  /** Falls by 5 ms in a second; our choice. */
  private static final double FALL = 0.005;

  /**
   * Falls by that share of what it is too much in a second as well; our choice: some 10 s after the
   * last of a burst of late packets talk is as quick as before.
   */
  private static final double FALL_SHARE = 0.3;

  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long[] transits = new long[WINDOW];
  private final long[] sorted = new long[WINDOW];
  private int count;
  private int next;
  private long target;
  private long lastNanos;
  private long quickest;

  void reset() {
    count = 0;
    next = 0;
  }

  /** Says whether a packet tells that the timestamps or the way are others now. */
  boolean isOther(long transit, long limit) {
    return count > 0 && Math.abs(transit - transits[(next + WINDOW - 1) % WINDOW]) > limit;
  }

  /**
   * Takes a packet.
   *
   * @param extra waits longer by that, for a packet behind the one that is missing
   */
  void onPacket(long transit, long now, long extra) {
    transits[next] = transit;
    next = (next + 1) % WINDOW;
    boolean first = count == 0;
    count = Math.min(WINDOW, count + 1);
    System.arraycopy(transits, 0, sorted, 0, count);
    Arrays.sort(sorted, 0, count);
    quickest = sorted[0];
    long wanted = sorted[(int) Math.ceil(SHARE * count) - 1] + MARGIN + extra;
    wanted = Math.max(quickest + MIN, Math.min(quickest + MAX, wanted));
    if (first) {
      target = transit + START;
    } else if (wanted >= target) {
      target = wanted;
    } else {
      double seconds = Math.max(0, (now - lastNanos) / SECOND);
      double fall = (FALL * SECOND + FALL_SHARE * (target - wanted)) * seconds;
      target = Math.max(wanted, Math.min(quickest + MAX, target - (long) fall));
    }
    lastNanos = now;
  }

  /** The moment to play sound of a moment of the sender's clock. */
  long playAt(long senderNanos) {
    return senderNanos + target;
  }

  /** Delay against the quickest packet, in ns. */
  long delay() {
    return target - quickest;
  }
}
