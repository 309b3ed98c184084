package dev.aicall.rtc.jitsi.sctp;

import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One way of a path on virtual time: loses, doubles, delays, reorders and invents packets. */
final class LossyLink implements PacketSink {
  private final VirtualTime time;
  private final Random random;
  private final List<Packet> sent = new ArrayList<>();
  private final PacketReader reader = new PacketReader();
  private @Nullable PacketSink to;
  private double loss;
  private double duplication;
  private double garbage;
  private Duration delay = Duration.ofMillis(10);
  private Duration jitter = Duration.ZERO;
  private Predicate<Packet.Sound> drops = packet -> false;
  private boolean recording;

  LossyLink(VirtualTime time, long seed) {
    this.time = time;
    this.random = new Random(seed);
  }

  void to(PacketSink receiver) {
    to = receiver;
  }

  LossyLink loss(double share) {
    loss = share;
    return this;
  }

  LossyLink duplication(double share) {
    duplication = share;
    return this;
  }

  /** Share of packets that come with a damaged copy of themselves and one of random bytes. */
  LossyLink garbage(double share) {
    garbage = share;
    return this;
  }

  LossyLink delay(Duration value) {
    delay = value;
    return this;
  }

  /** Up to so much later, each packet for itself: they overtake each other. */
  LossyLink jitter(Duration value) {
    jitter = value;
    return this;
  }

  /** Loses what matches, now and later. */
  void drop(Predicate<Packet.Sound> which) {
    drops = which;
  }

  /** Loses the first so many that match. */
  void dropFirst(int count, Predicate<Packet.Sound> which) {
    int[] left = {count};
    drops = packet -> left[0] > 0 && which.test(packet) && left[0]-- > 0;
  }

  void cut() {
    drops = packet -> true;
  }

  void mend() {
    drops = packet -> false;
  }

  LossyLink recording() {
    recording = true;
    return this;
  }

  /** What was sent since {@link #recording()}, lost or not. */
  List<Packet> sent() {
    return sent;
  }

  List<Chunk> sentChunks() {
    return sent.stream().flatMap(packet -> ((Packet.Sound) packet).chunks().stream()).toList();
  }

  @Override
  public void send(byte[] bytes, int offset, int length) {
    byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
    Packet packet = reader.read(copy, 0, length);
    if (!(packet instanceof Packet.Sound sound)) {
      throw new AssertionError("a damaged packet was sent: " + packet);
    }
    if (recording) {
      sent.add(packet);
    }
    if (garbage > 0 && random.nextDouble() < garbage) {
      byte[] damaged = copy.clone();
      damaged[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
      deliver(damaged);
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      deliver(noise);
    }
    if (drops.test(sound) || random.nextDouble() < loss) {
      return;
    }
    deliver(copy);
    if (random.nextDouble() < duplication) {
      deliver(copy);
    }
  }

  private void deliver(byte[] bytes) {
    long extra = jitter.isZero() ? 0 : (long) (random.nextDouble() * jitter.toNanos());
    PacketSink receiver = to;
    if (receiver != null) {
      time.schedule(delay.plusNanos(extra), () -> receiver.send(bytes, 0, bytes.length));
    }
  }

  static Predicate<Packet.Sound> with(int chunkType) {
    return packet -> packet.chunks().stream().anyMatch(chunk -> chunk.type() == chunkType);
  }
}
