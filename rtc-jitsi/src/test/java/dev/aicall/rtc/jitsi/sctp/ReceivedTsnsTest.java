package dev.aicall.rtc.jitsi.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which numbers arrived, compared with a plain set of them. */
class ReceivedTsnsTest {
  private static final int FIRST = 0xFFFFFFE0;

  @Test
  void isWhatASetWouldBe() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      ReceivedTsns received = new ReceivedTsns();
      received.start(FIRST);
      long base = Tsn.first(FIRST);
      long cumulative = base - 1;
      TreeSet<Long> beyond = new TreeSet<>();
      for (int step = 0; step < 300; step++) {
        long tsn = base + random.nextInt(100);
        boolean known = tsn <= cumulative || beyond.contains(tsn);
        assertThat(received.contains(tsn)).isEqualTo(known);
        if (step % 50 == 49) {
          long to = base + random.nextInt(40);
          received.forward(to);
          cumulative = Math.max(cumulative, to);
          beyond.headSet(to, true).clear();
        } else if (!known) {
          received.add(tsn);
          beyond.add(tsn);
        }
        while (beyond.remove(cumulative + 1)) {
          cumulative++;
        }
        assertThat(received.cumulative()).isEqualTo(cumulative);
        assertThat(received.hasGaps()).isEqualTo(!beyond.isEmpty());
        assertThat(received.highest()).isEqualTo(beyond.isEmpty() ? cumulative : beyond.last());
        assertThat(numbersIn(received.gaps(1_000), cumulative)).isEqualTo(new ArrayList<>(beyond));
      }
    }
  }

  private static List<Long> numbersIn(int[] gaps, long cumulative) {
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < gaps.length; i += 2) {
      assertThat(i == 0 || gaps[i] > gaps[i - 1] + 1).isTrue();
      for (int offset = gaps[i]; offset <= gaps[i + 1]; offset++) {
        numbers.add(cumulative + offset);
      }
    }
    return numbers;
  }

  @Test
  void keepsOnlySoManyRuns() {
    ReceivedTsns received = new ReceivedTsns();
    received.start(0);
    long base = Tsn.first(0);
    for (int i = 1; i <= 2_048; i++) {
      assertThat(received.canAdd(base + 2L * i)).isTrue();
      received.add(base + 2L * i);
    }

    assertThat(received.canAdd(base + 10_000)).isFalse();
    assertThat(received.canAdd(base)).isTrue();
    assertThat(received.gaps(10)).hasSize(20);
  }
}
