package dev.aicall.rtc.jitsi.rtp;

import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/** One way of a network on virtual time: seeded loss, delay, jitter, which reorders, duplicates. */
public final class LossyLink implements PacketOut {
  private final VirtualTime time;
  private final Random random;
  private final double loss;
  private final double jitterMs;
  private final double duplicates;
  private final Consumer<byte[]> to;
  private long sent;
  private long dropped;

  /** 30 ms of delay, and up to that much jitter. */
  public LossyLink(
      VirtualTime time,
      long seed,
      double loss,
      double jitterMs,
      double duplicates,
      Consumer<byte[]> to) {
    this.time = time;
    this.random = new Random(seed);
    this.loss = loss;
    this.jitterMs = jitterMs;
    this.duplicates = duplicates;
    this.to = to;
  }

  @Override
  public void packet(byte[] data, int offset, int length) {
    sent++;
    byte[] copy = Arrays.copyOfRange(data, offset, offset + length);
    if (random.nextDouble() < loss) {
      dropped++;
    } else {
      deliver(copy);
    }
    if (random.nextDouble() < duplicates) {
      deliver(copy);
    }
  }

  private void deliver(byte[] packet) {
    long micros = 30_000 + (long) (random.nextDouble() * jitterMs * 1_000);
    time.schedule(Duration.ofNanos(micros * 1_000), () -> to.accept(packet));
  }

  /** Packets given to it. */
  public long sent() {
    return sent;
  }

  /** Packets that it lost. */
  public long dropped() {
    return dropped;
  }
}
