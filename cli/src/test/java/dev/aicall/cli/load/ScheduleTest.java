package dev.aicall.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Duration LOAD = Duration.ofSeconds(30);
  private static final Duration CALL = Duration.ofSeconds(9);

  @Test
  void steadyCallersAreSpreadEvenlyAndCallAgain() {
    Schedule steady = Schedule.steady(10, LOAD, CALL);

    assertThat(dues(steady.starts()).subList(0, 12))
        .containsExactly(
            0L, 1_000L, 2_000L, 3_000L, 4_000L, 5_000L, 6_000L, 7_000L, 8_000L, 9_000L, 10_000L,
            11_000L);
    assertThat(dues(steady.of(3))).containsExactly(3_000L, 13_000L, 23_000L);
    assertThat(steady.of(3).get(1).until()).isEqualTo(Duration.ofSeconds(22));
    assertThat(steady.callers()).isEqualTo(10);
  }

  @Test
  void noCallBeginsShortlyBeforeTheEndAndNoneOutlastsIt() {
    Schedule steady = Schedule.steady(10, LOAD, CALL);

    assertThat(steady.starts())
        .allSatisfy(
            start -> {
              assertThat(start.due()).isLessThanOrEqualTo(LOAD.minusMillis(4_500));
              assertThat(start.until()).isLessThanOrEqualTo(LOAD);
            });
  }

  @Test
  void allCallersBeginEvenIfTheLoadIsShorterThanACall() {
    Schedule steady = Schedule.steady(4, Duration.ofSeconds(8), Duration.ofSeconds(8));

    assertThat(dues(steady.starts())).containsExactly(0L, 1_000L, 2_000L, 3_000L);
  }

  @Test
  void aRampIsEvenAndAllStay() {
    Schedule ramp = Schedule.ramp(5, LOAD, Duration.ofSeconds(10));

    assertThat(dues(ramp.starts())).containsExactly(0L, 2_000L, 4_000L, 6_000L, 8_000L);
    assertThat(ramp.starts()).allSatisfy(start -> assertThat(start.until()).isEqualTo(LOAD));
  }

  @Test
  void aBurstIsAtOnceAndComesAgain() {
    Schedule burst = Schedule.burst(3, LOAD, CALL);

    assertThat(dues(burst.starts()))
        .containsExactly(0L, 0L, 0L, 10_000L, 10_000L, 10_000L, 20_000L, 20_000L, 20_000L);
    assertThat(burst.starts())
        .extracting(Schedule.Start::number)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  private static List<Long> dues(List<Schedule.Start> starts) {
    return starts.stream().map(start -> start.due().toMillis()).toList();
  }
}
