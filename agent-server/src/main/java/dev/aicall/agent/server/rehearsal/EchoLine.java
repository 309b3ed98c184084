package dev.aicall.agent.server.rehearsal;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import java.time.Duration;

/**
 * Gives back what it hears, later. One thread writes, one reads; they share two counters and
 * nothing else, so neither ever waits, and neither allocates.
 */
final class EchoLine implements PcmSink, PcmSource {
  /** What the media stacks use inside; other rates are brought to it. */
  private static final int SAMPLE_RATE_HZ = 48_000;

  /** Room for writer and reader running unevenly; our choice. */
  private static final int SLACK_SAMPLES = SAMPLE_RATE_HZ / 2;

  private final short[] ring;
  private final double gain;
  private volatile long written;
  private volatile long read;

  /**
   * Where the next output sample lies between the last input sample and the one to come, 0 to 1.
   */
  private double between;

  private double last;

  EchoLine(Duration delay, double gain) {
    int ahead = (int) (delay.toMillis() * SAMPLE_RATE_HZ / 1_000);
    this.ring = new short[ahead + SLACK_SAMPLES];
    this.written = ahead;
    this.gain = gain;
  }

  @Override
  public void onPcm(PcmFrame frame) {
    double step = (double) frame.sampleRateHz() / SAMPLE_RATE_HZ;
    long room = read + ring.length;
    long at = written;
    for (int i = 0; i < frame.length(); i += frame.channels()) {
      double sample = frame.sample(i);
      if (frame.channels() == 2) {
        sample = (sample + frame.sample(i + 1)) / 2;
      }
      for (; between < 1 && at < room; between += step) {
        double value = (last + (sample - last) * between) * gain;
        ring[(int) (at++ % ring.length)] =
            (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
      }
      between = Math.max(0, between - 1);
      last = sample;
    }
    written = at;
  }

  @Override
  public int sampleRateHz() {
    return SAMPLE_RATE_HZ;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int read(short[] samples, int offset, int length) {
    long at = read;
    int count = (int) Math.min(length, written - at);
    for (int i = 0; i < count; i++) {
      samples[offset + i] = ring[(int) (at++ % ring.length)];
    }
    read = at;
    return count;
  }
}
