package dev.aicall.rtc.jitsi.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A megabyte in messages of 16 KiB over paths of all kinds: exact, in order, in bounded time. */
class TransferTest {
  private static final int MEGABYTE = 1_000_000;
  private static final int MESSAGE = 16_384;

  private static byte[] randomBytes(int count, long seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "2, 10", "10, 30", "20, 60", "40, 240"})
  void arrivesOverLossBothWays(int lossPercent, int atMostSeconds) {
    for (long seed = 1; seed <= 5; seed++) {
      TwoPeers peers = new TwoPeers(seed).loss(lossPercent / 100.0).connected();
      Duration took = transfer(peers, seed);

      assertThat(took).isLessThan(Duration.ofSeconds(atMostSeconds));
    }
  }

  private static Duration transfer(TwoPeers peers, long seed) {
    SctpChannel channel = peers.channel();
    byte[] data = randomBytes(MEGABYTE, seed);
    long begin = peers.time.nanoTime();
    peers.sendAll(channel, data, MESSAGE);
    peers.within(Duration.ofMinutes(10), () -> peers.heardByB.bytes >= MEGABYTE);
    Duration took = Duration.ofNanos(peers.time.nanoTime() - begin);
    assertThat(joined(peers.heardByB.messages)).isEqualTo(data);
    peers.within(Duration.ofMinutes(1), () -> peers.a.stats().bufferedBytes() == 0);
    assertThat(peers.watch.violations).isZero();
    assertThat(peers.a.bufferedAmount(channel)).isZero();
    assertThat(peers.b().stats().heldBytes()).isZero();
    return took;
  }

  private static byte[] joined(List<byte[]> messages) {
    byte[] all = new byte[messages.stream().mapToInt(each -> each.length).sum()];
    int at = 0;
    for (byte[] each : new ArrayList<>(messages)) {
      System.arraycopy(each, 0, all, at, each.length);
      at += each.length;
    }
    return all;
  }
}
