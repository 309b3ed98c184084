package dev.aicall.benchmarks;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long sound takes: bursts of 20 ms in silence, from the moment that the stack reads
 * the first sample of one to the moment that it hands the first loud sample over.
 */
final class Clicks implements PcmSource, PcmSink {
  private static final int PERIOD_MS = 600;
  private static final int BURST_MS = 20;
  private static final int FIRST_ARE_LEFT_OUT = 5;
  private static final int COUNT = 20;
  private static final double NANOS_PER_MS = 1e6;

  private final Bursts bursts = new Bursts(PERIOD_MS, BURST_MS, this::said);
  private final BlockingQueue<Double> delays = new LinkedBlockingQueue<>();
  private volatile long saidNanos;
  private volatile boolean waiting;

  private void said() {
    saidNanos = System.nanoTime();
    waiting = true;
  }

  @Override
  public int sampleRateHz() {
    return bursts.sampleRateHz();
  }

  @Override
  public int channels() {
    return bursts.channels();
  }

  @Override
  public int read(short[] samples, int offset, int length) {
    return bursts.read(samples, offset, length);
  }

  @Override
  public void onPcm(PcmFrame frame) {
    long place = waiting ? Bursts.nanosToBurst(frame) : -1;
    if (place >= 0) {
      waiting = false;
      // Its place in the frame counts as time that it is heard later.
      delays.add((System.nanoTime() - saidNanos + place) / NANOS_PER_MS);
    }
  }

  /** Waits for all; the jitter buffer settles during the first. */
  List<Double> await() throws InterruptedException {
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < FIRST_ARE_LEFT_OUT + COUNT; i++) {
      Double next = delays.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("no sound came within 10 s");
      }
      if (i >= FIRST_ARE_LEFT_OUT) {
        all.add(next);
      }
    }
    return all;
  }
}
