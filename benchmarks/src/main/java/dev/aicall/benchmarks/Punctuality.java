package dev.aicall.benchmarks;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts frames of sound that come late, over all calls that it listens to: more than 20 ms after
 * they should, counted from the one before. Loudspeakers have about as much in store.
 */
final class Punctuality {
  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong late = new AtomicLong();

  /**
   * What was counted.
   *
   * @param frames all
   * @param late those that came late
   */
  record Count(long frames, long late) {
    Count since(Count before) {
      return new Count(frames - before.frames, late - before.late);
    }
  }

  Count count() {
    return new Count(frames.get(), late.get());
  }

  /** An ear for one call. */
  PcmSink ear() {
    return new Ear();
  }

  private final class Ear implements PcmSink {
    private long dueNanos = Long.MAX_VALUE;

    @Override
    public void onPcm(PcmFrame frame) {
      long now = System.nanoTime();
      frames.incrementAndGet();
      if (dueNanos != Long.MAX_VALUE && now - dueNanos > LATE_NANOS) {
        late.incrementAndGet();
      }
      int samples = frame.length() / frame.channels();
      dueNanos = now + TimeUnit.SECONDS.toNanos(samples) / frame.sampleRateHz();
    }
  }
}
