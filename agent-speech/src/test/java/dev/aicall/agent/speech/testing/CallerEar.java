package dev.aicall.agent.speech.testing;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/**
 * A caller's loudspeaker: remembers how loud each piece of about 10 ms was, and when it came. Times
 * are on {@link System#nanoTime}, to the sample; loud is what is above {@link CallerMouth#LOUD}.
 */
public final class CallerEar implements PcmSink {
  private static final long NEVER = Long.MIN_VALUE;

  /**
   * What came in one call.
   *
   * @param nanos when
   * @param lengthNanos how long it sounds
   * @param firstLoud time of its first loud sample, or {@link Long#MIN_VALUE}
   * @param lastLoud time of its last loud sample, or {@link Long#MIN_VALUE}
   * @param level root mean square of its samples
   */
  public record Piece(long nanos, long lengthNanos, long firstLoud, long lastLoud, double level) {
    /** Whether anything in it is loud. */
    public boolean isLoud() {
      return firstLoud != NEVER;
    }
  }

  private final List<Piece> pieces = new ArrayList<>();

  @Override
  public void onPcm(PcmFrame frame) {
    long now = System.nanoTime();
    int channels = frame.channels();
    int count = frame.length() / channels;
    int first = -1;
    int last = -1;
    double energy = 0;
    for (int i = 0; i < count; i++) {
      int sample = frame.sample(i * channels);
      energy += (double) sample * sample;
      if (Math.abs(sample) > CallerMouth.LOUD) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    double nanosEach = 1e9 / frame.sampleRateHz();
    Piece piece =
        new Piece(
            now,
            Math.round(count * nanosEach),
            first < 0 ? NEVER : now + Math.round(first * nanosEach),
            last < 0 ? NEVER : now + Math.round(last * nanosEach),
            Math.sqrt(energy / Math.max(1, count)));
    synchronized (this) {
      pieces.add(piece);
      notifyAll();
    }
  }

  /** What came between two times, a copy. */
  public synchronized List<Piece> between(long from, long to) {
    return pieces.stream().filter(piece -> piece.nanos >= from && piece.nanos < to).toList();
  }

  /** Waits until something loud sounds after a time, and says when. */
  public long awaitLoud(long after, Duration limit) {
    return await(limit, "sound", now -> firstLoud(after) != NEVER) ? firstLoud(after) : NEVER;
  }

  /** Waits until nothing was loud for some time. */
  public void awaitQuiet(Duration quiet, Duration limit) {
    long since = System.nanoTime();
    await(
        limit,
        "silence",
        now -> now - Math.max(since, lastLoud(Long.MAX_VALUE)) >= quiet.toNanos());
  }

  /** When the first loud sample after a time sounded, or {@link Long#MIN_VALUE}. */
  public synchronized long firstLoud(long after) {
    for (int i = pieces.size(); i > 0; i--) {
      if (pieces.get(i - 1).nanos < after) {
        return firstLoudFrom(i);
      }
    }
    return firstLoudFrom(0);
  }

  private long firstLoudFrom(int index) {
    return pieces.subList(index, pieces.size()).stream()
        .filter(Piece::isLoud)
        .mapToLong(Piece::firstLoud)
        .findFirst()
        .orElse(NEVER);
  }

  /** When the last loud sample before a time sounded, or {@link Long#MIN_VALUE}. */
  public synchronized long lastLoud(long before) {
    for (int i = pieces.size(); i > 0; i--) {
      Piece piece = pieces.get(i - 1);
      if (piece.isLoud() && piece.nanos < before) {
        return piece.lastLoud;
      }
    }
    return NEVER;
  }

  private synchronized boolean await(Duration limit, String what, LongPredicate holds) {
    long end = System.nanoTime() + limit.toNanos();
    while (!holds.test(System.nanoTime())) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("waited " + limit.toMillis() + " ms for " + what);
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
    return true;
  }
}
