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
  private static final int RATE_HZ = 48_000;
  private static final int PERIOD = RATE_HZ * 6 / 10;
  private static final int BURST = RATE_HZ / 50;
  private static final int HALF_WAVE = 24;
  private static final short LOUD = 12_000;
  private static final int HEARD = 2_000;
  private static final int FIRST_ARE_LEFT_OUT = 5;
  private static final int COUNT = 20;
  private static final double NANOS_PER_MS = 1e6;

  private final BlockingQueue<Double> delays = new LinkedBlockingQueue<>();
  private volatile long saidNanos;
  private volatile boolean waiting;
  private long at;

  @Override
  public int sampleRateHz() {
    return RATE_HZ;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int read(short[] samples, int offset, int length) {
    long now = System.nanoTime();
    for (int i = 0; i < length; i++, at++) {
      long in = at % PERIOD;
      if (in == 0) {
        saidNanos = now;
        waiting = true;
      }
      boolean up = in / HALF_WAVE % 2 == 0;
      samples[offset + i] = in >= BURST ? 0 : up ? LOUD : (short) -LOUD;
    }
    return length;
  }

  @Override
  public void onPcm(PcmFrame frame) {
    if (!waiting) {
      return;
    }
    for (int i = 0; i < frame.length(); i++) {
      if (Math.abs(frame.sample(i)) > HEARD) {
        waiting = false;
        // Its place in the frame counts as time that it is heard later.
        double place = 1e9 * i / frame.channels() / frame.sampleRateHz();
        delays.add((System.nanoTime() - saidNanos + place) / NANOS_PER_MS);
        return;
      }
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
