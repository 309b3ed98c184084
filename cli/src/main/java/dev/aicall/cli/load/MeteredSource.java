package dev.aicall.cli.load;

import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.port.TimeSource;

/**
 * A microphone that notices when the backend comes late: each read should follow the one before by
 * as much time as that one took of sound. On one media thread.
 */
final class MeteredSource implements PcmSource {
  private static final long PIECE_NANOS = 10_000_000;

  /** As late as two pieces: what jitter buffers of the far side begin to notice; our choice. */
  private static final long LATE_NANOS = 2 * PIECE_NANOS;

  private final PcmSource microphone;
  private final TimeSource time;
  private final FrameCount count;
  private boolean begun;
  private long expectedNanos;

  MeteredSource(PcmSource microphone, TimeSource time, FrameCount count) {
    this.microphone = microphone;
    this.time = time;
    this.count = count;
  }

  @Override
  public int sampleRateHz() {
    return microphone.sampleRateHz();
  }

  @Override
  public int channels() {
    return microphone.channels();
  }

  @Override
  public int read(short[] samples, int offset, int length) {
    long now = time.nanoTime();
    long nanos = 1_000_000_000L * length / channels() / sampleRateHz();
    long lateBy = now - expectedNanos;
    if (begun && lateBy >= LATE_NANOS) {
      count.late(lateBy / PIECE_NANOS);
    }
    begun = true;
    // A late read does not make the next one late too, nor does an early one.
    expectedNanos = now + nanos;
    count.taken(Math.max(1, nanos / PIECE_NANOS));
    return microphone.read(samples, offset, length);
  }
}
