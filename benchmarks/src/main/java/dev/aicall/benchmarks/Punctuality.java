package dev.aicall.benchmarks;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts sound that comes late, over all calls that it listens to: a burst is due 100 ms after the
 * one before, and late when it is not heard 20 ms after that. Looking at what is heard finds what
 * looking at the clock of the frames does not: a jitter buffer hands on a frame every 10 ms in any
 * case, and fills in what did not come.
 */
final class Punctuality {
  private static final int PERIOD_MS = 100;
  private static final int BURST_MS = 50;
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(PERIOD_MS);
  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final AtomicLong bursts = new AtomicLong();
  private final AtomicLong late = new AtomicLong();

  /**
   * What was counted.
   *
   * @param bursts all that were due
   * @param late those that came late, or not
   */
  record Count(long bursts, long late) {
    Count since(Count before) {
      return new Count(bursts - before.bursts, late - before.late);
    }
  }

  Count count() {
    return new Count(bursts.get(), late.get());
  }

  /** What one call is to send. */
  static PcmSource voice() {
    return new Bursts(PERIOD_MS, BURST_MS, () -> {});
  }

  /** What is to hear it. */
  PcmSink ear() {
    return new Ear();
  }

  private final class Ear implements PcmSink {
    private long dueNanos = Long.MAX_VALUE;
    private boolean within;

    @Override
    public void onPcm(PcmFrame frame) {
      long now = System.nanoTime();
      long place = Bursts.nanosToBurst(frame);
      if (place >= 0 && !within) {
        count(now + place);
        dueNanos = now + place + PERIOD_NANOS;
      } else if (dueNanos != Long.MAX_VALUE && now > dueNanos + LATE_NANOS) {
        count(now);
        dueNanos += PERIOD_NANOS;
      }
      within = place >= 0;
    }

    private void count(long heardNanos) {
      bursts.incrementAndGet();
      if (dueNanos != Long.MAX_VALUE && heardNanos > dueNanos + LATE_NANOS) {
        late.incrementAndGet();
      }
    }
  }
}
