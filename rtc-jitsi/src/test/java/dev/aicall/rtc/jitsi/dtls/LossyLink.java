package dev.aicall.rtc.jitsi.dtls;

import dev.aicall.domain.exec.DaemonThreads;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A link in memory between two sides; each way loses, delays and so reorders what it is told to.
 */
final class LossyLink implements AutoCloseable {
  private static final long DELAY_MICROS = 500;

  private final Random random;
  private final double loss;
  private final long spreadMicros;
  private final ScheduledThreadPoolExecutor carrier =
      new ScheduledThreadPoolExecutor(1, DaemonThreads.named("link"));
  private final AtomicInteger carried = new AtomicInteger();

  /**
   * Creates a link.
   *
   * @param seed of its choices
   * @param loss share of datagrams lost, each way
   * @param spreadMicros datagrams take up to so much longer, at random
   */
  LossyLink(long seed, double loss, long spreadMicros) {
    this.random = new Random(seed);
    this.loss = loss;
    this.spreadMicros = spreadMicros;
  }

  /** The way to one side. */
  DatagramOut to(DatagramOut side) {
    return (data, offset, length) -> carry(data, offset, length, side);
  }

  int carried() {
    return carried.get();
  }

  private synchronized void carry(byte[] data, int offset, int length, DatagramOut side) {
    carried.incrementAndGet();
    boolean lost = random.nextDouble() < loss;
    long micros = DELAY_MICROS + (spreadMicros == 0 ? 0 : random.nextLong(spreadMicros));
    if (lost || carrier.isShutdown()) {
      return;
    }
    byte[] copy = new byte[length];
    System.arraycopy(data, offset, copy, 0, length);
    var unused =
        carrier.schedule(() -> side.datagram(copy, 0, length), micros, TimeUnit.MICROSECONDS);
  }

  @Override
  public void close() {
    carrier.shutdownNow();
  }
}
