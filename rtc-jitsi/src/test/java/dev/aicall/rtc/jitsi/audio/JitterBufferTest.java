package dev.aicall.rtc.jitsi.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.jitsi.audio.JitterBuffer.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The buffer on time of its own: packets arrive, 10 ms are played, as the receiver does it. */
class JitterBufferTest {
  private static final long MS = 1_000_000;
  private static final int FRAME = 960;

  private final JitterBuffer buffer = new JitterBuffer();
  private final PriorityQueue<Arrival> arrivals = new PriorityQueue<>();
  private final List<Integer> played = new ArrayList<>(); // numbers of packets
  private final Map<Step, Integer> steps = new EnumMap<>(Step.class);
  private final List<Double> delays = new ArrayList<>(); // of played packets, in ms
  private final Random random = new Random(7);
  private long now;
  private long queued;
  private int order;

  private record Arrival(long nanos, int order, int ssrc, int sequence, int timestamp, int number)
      implements Comparable<Arrival> {
    @Override
    public int compareTo(Arrival other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime != 0 ? byTime : Integer.compare(order, other.order);
    }
  }

  /** Packet number n was sent at n × 20 ms and has the number in its payload. */
  private void arrives(int number, double delayMs) {
    arrives(number, 65_000, delayMs);
  }

  private void arrives(int number, int firstSequence, double delayMs) {
    arrivals.add(
        new Arrival(
            (long) ((number * 20 + delayMs) * MS),
            order++,
            1,
            (firstSequence + number) & 0xffff,
            number * FRAME - 48_000,
            number));
  }

  private void play(double untilMs) {
    for (; now < untilMs * MS; now += 10 * MS) {
      while (!arrivals.isEmpty() && arrivals.element().nanos() <= now) {
        put(arrivals.remove());
      }
      while (queued < 480) {
        step();
      }
      queued -= 480;
    }
  }

  private void put(Arrival packet) {
    byte[] data = {
      (byte) (packet.number() >> 24),
      (byte) (packet.number() >> 16),
      (byte) (packet.number() >> 8),
      (byte) packet.number()
    };
    buffer.put(
        packet.ssrc(), packet.sequence(), packet.timestamp(), FRAME, data, 0, 4, packet.nanos());
  }

  private void step() {
    long playAt = now + queued * 62_500 / 3;
    Step step = buffer.next(playAt);
    steps.merge(step, 1, Integer::sum);
    switch (step) {
      case PACKET -> {
        assertThat(buffer.length()).isEqualTo(4);
        byte[] data = buffer.data();
        int number =
            (data[0] & 0xff) << 24
                | (data[1] & 0xff) << 16
                | (data[2] & 0xff) << 8
                | (data[3] & 0xff);
        played.add(number);
        delays.add(playAt / (double) MS - number * 20);
        queued +=
            switch (buffer.stretch()) {
              case NONE -> FRAME;
              case LONGER -> FRAME + 240;
              case SHORTER, MUCH_SHORTER -> FRAME - 240;
            };
      }
      case RECOVER, CONCEAL -> queued += FRAME;
      case WAIT, SILENCE -> queued += 480;
    }
  }

  private int count(Step step) {
    return steps.getOrDefault(step, 0);
  }

  private double delay(int fromEnd) {
    return delays.get(delays.size() - fromEnd);
  }

  private static List<Integer> numbers(int from, int to) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = from; i < to; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  @Test
  void allIsPlayedInOrderAcrossTheWrapsOfSequenceAndTimestamp() {
    for (int i = 0; i < 2_000; i++) {
      arrives(i, 30);
    }
    play(39_900);

    assertThat(played).isEqualTo(numbers(0, played.size())).hasSizeGreaterThan(1_980);
    assertThat(count(Step.CONCEAL) + count(Step.RECOVER) + count(Step.SILENCE)).isZero();
  }

  @Test
  void theFirstIsPlayedAfterTheStartDelayAndTheRestSoonerAndSooner() {
    for (int i = 0; i < 1_000; i++) {
      arrives(i, 30);
    }
    play(20_000);

    assertThat(delays.get(0)).isBetween(65.0, 75.0);
    assertThat(delay(1)).isBetween(45.0, 65.0); // 30 of the way, 20 of the buffer
    assertThat(buffer.targetDelay()).isBetween(DelayTarget.MIN, DelayTarget.MIN + 2 * MS);
  }

  @Test
  void packetsOutOfOrderArePutInOrder() {
    for (int i = 0; i < 500; i++) {
      arrives(i, i % 2 == 0 ? 30 + 25 : 30); // every second one is overtaken
    }
    play(9_900);

    assertThat(played).isEqualTo(numbers(0, played.size())).hasSizeGreaterThan(480);
  }

  @Test
  void theFirstPacketsMayBeOutOfOrderToo() {
    arrives(1, 10);
    arrives(0, 35);
    for (int i = 2; i < 100; i++) {
      arrives(i, 10);
    }
    play(1_900);

    assertThat(played.subList(0, 3)).containsExactly(0, 1, 2);
  }

  @Test
  void aLostPacketIsMadeFromTheNextAndSeveralAreConcealed() {
    for (int i = 0; i < 200; i++) {
      if (i != 50 && (i < 100 || i > 102)) {
        arrives(i, 30);
      }
    }
    play(3_900);

    assertThat(played).doesNotContain(50, 100, 101, 102).isSorted();
    assertThat(count(Step.RECOVER)).isEqualTo(1); // 50
    assertThat(count(Step.CONCEAL)).isEqualTo(3); // nothing was there meanwhile
    assertThat(buffer.counts().lost()).isEqualTo(4);
    assertThat(buffer.counts().recovered()).isEqualTo(1);
  }

  @Test
  void duplicatesArePlayedOnce() {
    for (int i = 0; i < 200; i++) {
      arrives(i, 30);
      arrives(i, 30 + i % 40);
    }
    play(3_900);

    assertThat(played).isEqualTo(numbers(0, played.size()));
    assertThat(buffer.counts().duplicates() + buffer.counts().late()).isBetween(185L, 200L);
  }

  @Test
  void randomLossCostsNoMoreThanWhatIsLost() {
    int lost = 0;
    for (int i = 0; i < 3_000; i++) {
      if (random.nextInt(10) == 0) {
        lost++;
      } else {
        arrives(i, 30 + random.nextInt(30));
      }
    }
    play(59_900);

    assertThat(played).isSorted();
    assertThat((double) played.size()).isGreaterThan((3_000 - lost) * 0.99);
    assertThat((double) count(Step.RECOVER)).isGreaterThan(lost * 0.8);
    assertThat(count(Step.SILENCE)).isZero();
  }

  @Test
  void theTargetGrowsAtOnceWithJitterAndShrinksSlowlyAfterIt() {
    for (int i = 0; i < 200; i++) {
      arrives(i, 30);
    }
    for (int i = 200; i < 400; i++) {
      arrives(i, 30 + random.nextInt(100));
    }
    for (int i = 400; i < 3_000; i++) {
      arrives(i, 30);
    }
    play(4_000);
    long before = buffer.targetDelay();
    play(5_000);
    assertThat(before).isLessThan(45 * MS);
    assertThat(buffer.targetDelay()).isGreaterThan(90 * MS);

    play(8_000);
    int concealed = count(Step.CONCEAL) + count(Step.RECOVER);
    play(12_000);
    long soonAfter = buffer.targetDelay();
    assertThat(soonAfter).isGreaterThan(80 * MS);
    play(17_000);
    assertThat(buffer.targetDelay()).isLessThan(35 * MS);
    play(59_000);
    assertThat(buffer.targetDelay()).isLessThan(25 * MS);
    assertThat(delay(1)).isLessThan(70);
    assertThat(concealed).isLessThan(15);
    assertThat(count(Step.CONCEAL) + count(Step.RECOVER)).isEqualTo(concealed);
  }

  @Test
  void afterAStallWhatIsTooLateIsLeftOutAndTheDelayFallsBack() {
    for (int i = 0; i < 200; i++) {
      arrives(i, 30);
    }
    for (int i = 200; i < 250; i++) {
      arrives(i, 30 + (250 - i) * 20); // a second at once
    }
    for (int i = 250; i < 2_000; i++) {
      arrives(i, 30);
    }
    play(39_000);

    assertThat(played).isSorted().doesNotHaveDuplicates();
    assertThat(buffer.counts().skipped()).isBetween(1L, 49L);
    assertThat(count(Step.SILENCE)).isPositive();
    assertThat(delay(1)).isLessThan(90);
  }

  @Test
  void clocksMayRunApart() {
    for (double ppm : new double[] {200, -200}) {
      JitterBufferTest world = new JitterBufferTest();
      for (int i = 0; i < 30_000; i++) {
        world.arrives(i, 1_000 + i * 20 * ppm / 1e6 + world.random.nextInt(5));
      }
      world.play(599_000);

      assertThat(world.played).isSorted();
      assertThat(world.played.size()).isGreaterThan(29_800);
      int repairs = world.count(Step.CONCEAL) + world.count(Step.RECOVER);
      assertThat(repairs).as("repairs at %s ppm", ppm).isLessThan(10);
      double drift = 599_000 * ppm / 1e6;
      assertThat(world.delay(1) - drift).isBetween(1_000.0, 1_070.0);
    }
  }

  @Test
  void aPauseOfTheSenderIsSilentAndItsEndIsHeardAtOnce() {
    for (int i = 0; i < 100; i++) {
      arrives(i, 30);
    }
    for (int i = 100; i < 200; i++) { // the sequence goes on, the time has moved by a second
      arrivals.add(
          new Arrival(
              (i * 20L + 1_030) * MS,
              order++,
              1,
              (65_000 + i) & 0xffff,
              (i + 50) * FRAME - 48_000,
              i + 50));
    }
    play(4_900);

    assertThat(played).startsWith(0).contains(99, 150, 151).doesNotContain(120);
    assertThat(buffer.counts().lost()).isZero();
    assertThat(count(Step.CONCEAL)).isEqualTo(5);
    assertThat(delay(1)).isLessThan(80);
  }

  @Test
  void aSenderWhoseTimeStoodStillInAPauseIsHeardToo() {
    for (int i = 0; i < 100; i++) {
      arrives(i, 30);
    }
    for (int i = 100; i < 600; i++) {
      arrives(i, 3_030); // three seconds later, as if nothing had been
    }
    play(14_900);

    assertThat(played).isEqualTo(numbers(0, played.size()));
    assertThat(delay(1)).isBetween(3_040.0, 3_080.0);
  }

  @Test
  void anotherSourceIsHeardFromItsSecondPacketOn() {
    for (int i = 0; i < 100; i++) {
      arrives(i, 30);
    }
    arrivals.add(new Arrival(1_000 * MS, order++, 77, 5, 5, 5_000)); // one stray packet
    for (int i = 0; i < 100; i++) {
      arrivals.add(
          new Arrival((2_100 + i * 20L) * MS, order++, 2, 9 + i, i * FRAME + 1_000_000, 1_000 + i));
    }
    play(4_000);

    assertThat(played).doesNotContain(5_000, 1_000).contains(50, 51, 99, 1_001, 1_002, 1_060);
  }

  @Test
  void aNewNumberingIsANewBeginning() {
    for (int i = 0; i < 100; i++) {
      arrives(i, 1_000, 30);
    }
    for (int i = 100; i < 200; i++) {
      arrives(i, 40_000, 30);
    }
    play(3_900);

    assertThat(played).contains(97, 100, 150);
  }

  @Test
  void nothingThatIsKeptIsLostWhenNobodyPlays() {
    for (int i = 0; i < 1_000; i++) {
      put(new Arrival(i * 20L * MS, 0, 1, i, i * FRAME, i));
    }
    now = 20_000 * MS;
    play(21_000);

    assertThat(played).isNotEmpty().isSorted();
    assertThat(played.get(0)).isGreaterThan(900);
  }
}
