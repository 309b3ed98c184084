package dev.aicall.rtc.jitsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call whose sides get thousands of datagrams that nobody should have sent. */
@Timeout(60)
class GarbageTest {
  private static final int MESSAGES = 10 * RelayedCall.MESSAGE_BYTES;
  private static final int SECONDS = 6;
  private static final int DATAGRAMS = 5_000;
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  /** Some of each kind come first: checks, handshake, data; sound and reports follow. */
  @Test
  void garbageDisturbsNoCall() throws Exception {
    AtomicInteger threadsThatDied = new AtomicInteger();
    LogCount log = new LogCount();
    Logger root = Logger.getLogger("");
    root.addHandler(log);
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> threadsThatDied.incrementAndGet());
    try (RelayedCall call = new RelayedCall(new UdpRelay(1, 0, 0))) {
      call.exchange();
      call.connected(20);
      call.transfer(MESSAGES, 1, 20);
      call.hear(3);
      Set<Thread> threads = receivers();
      assertThat(kinds(call.relay().kept())).contains(0, 1, 20, 22, 23, 128);

      AtomicBoolean enough = new AtomicBoolean();
      CompletableFuture<Integer> garbage =
          CompletableFuture.supplyAsync(
              () -> pour(call.relay(), enough), task -> new Thread(task, "garbage").start());
      for (int seed = 2; seed < 5; seed++) {
        call.transfer(MESSAGES, seed, 20);
      }
      call.hear(SECONDS);
      enough.set(true);

      int sent = garbage.get(60, TimeUnit.SECONDS);
      double out = call.answering.hearing.toneShare(RelayedCall.OFFERING_HERTZ);
      double in = call.offering.hearing.toneShare(RelayedCall.ANSWERING_HERTZ);
      System.out.printf("%d datagrams of garbage; tones heard: %.3f, %.3f%n", sent, out, in);
      assertThat(call.offering.hearing.peakHertz())
          .isCloseTo(RelayedCall.ANSWERING_HERTZ, within(5));
      assertThat(call.answering.hearing.peakHertz())
          .isCloseTo(RelayedCall.OFFERING_HERTZ, within(5));
      // A busy machine leaves some of it out by itself.
      assertThat(out).isGreaterThan(0.8);
      assertThat(in).isGreaterThan(0.8);
      assertThat(call.offering.states).isEmpty();
      assertThat(call.answering.states).isEmpty();
      assertThat(call.offering.messages).isEmpty();
      assertThat(call.answering.messages).isEmpty();
      assertThat(call.unwanted()).isEmpty();
      assertThat(threads).isNotEmpty().allMatch(Thread::isAlive);
      assertThat(threadsThatDied).hasValue(0);
      assertThat(log.count).as("lines that the libraries log").hasValue(0);
    } finally {
      root.removeHandler(log);
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  /** Counts what the libraries log by themselves, not to our log, where it is at debug level. */
  private static final class LogCount extends Handler {
    final AtomicInteger count = new AtomicInteger();

    @Override
    public void publish(LogRecord line) {
      count.incrementAndGet();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** Those that read the sockets now; others of the same name belong to calls that have ended. */
  private static Set<Thread> receivers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("IceConnector") && thread.isAlive())
        .collect(Collectors.toSet());
  }

  private static Set<Integer> kinds(List<byte[]> datagrams) {
    Set<Integer> firsts = new HashSet<>();
    datagrams.forEach(datagram -> firsts.add(datagram[0] & 0xFF));
    return firsts;
  }

  /** Sends to both sides, from the other's address and from a foreign one. */
  private static int pour(UdpRelay relay, AtomicBoolean enough) {
    Random random = new Random(7);
    List<byte[]> real = relay.kept();
    int sent = 0;
    try (DatagramSocket stranger = new DatagramSocket()) {
      while (!enough.get() || sent < DATAGRAMS) {
        byte[] datagram =
            random.nextInt(3) == 0 ? noise(random) : damaged(real.get(pick(random, real)), random);
        relay.inject(datagram);
        for (int port : relay.peerPorts()) {
          stranger.send(
              new DatagramPacket(
                  datagram, datagram.length, InetAddress.getLoopbackAddress(), port));
        }
        sent++;
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return sent;
  }

  /** Every second time one of the first, which are of the rare kinds. */
  private static int pick(Random random, List<byte[]> real) {
    return random.nextInt(random.nextBoolean() ? 40 : real.size());
  }

  /** Any bytes; often such that the first one is that of some kind. */
  private static byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(1_400)];
    random.nextBytes(bytes);
    if (bytes.length > 0 && random.nextBoolean()) {
      int[] firsts = {0, 1, 20, 21, 22, 23, 25, 64, 128, 144, 191};
      bytes[0] = (byte) firsts[random.nextInt(firsts.length)];
    }
    return bytes;
  }

  /** A real one that was cut, changed in some places, made longer, or is sent again as it was. */
  private static byte[] damaged(byte[] real, Random random) {
    byte[] bytes = real.clone();
    switch (random.nextInt(4)) {
      case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(50));
      case 2 -> {
        for (int i = 0; i <= random.nextInt(4); i++) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      default -> {}
    }
    return bytes;
  }
}
