package dev.aicall.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aicall.cli.load.report.LoadReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyLogTest {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final LatencyLog log = new LatencyLog(EVERY);

  @Test
  void aLongAnswerCountsForTheTurnsThatItHeldUp() {
    log.addExpected(ms(300), EVERY, ms(0));
    log.addExpected(ms(3_500), EVERY, ms(4_000));

    // 3.5 s, and the turns that were due 1 and 2 s later: 2.5 and 1.5 s.
    assertThat(log.measured().count()).isEqualTo(2);
    assertThat(log.corrected().count()).isEqualTo(4);
    assertThat(log.corrected().medianMs()).isCloseTo(1_500, within(2.0));
    assertThat(log.measured().medianMs()).isCloseTo(300, within(1.0));
    assertThat(log.corrected().maxMs()).isCloseTo(3_500, within(4.0));
  }

  @Test
  void answersWithinTheIntervalNeedNoCorrection() {
    log.addExpected(ms(300), EVERY, ms(0));
    log.addExpected(ms(999), EVERY, ms(500));

    assertThat(log.corrected()).isEqualTo(log.measured());
  }

  @Test
  void aLateStartCountsFromWhenItWasDue() {
    log.add(ms(900), ms(200), ms(1_500));

    assertThat(log.corrected().maxMs()).isCloseTo(900, within(1.0));
    assertThat(log.measured().maxMs()).isCloseTo(200, within(1.0));
  }

  @Test
  void pointsCoverOneIntervalEach() {
    log.add(ms(100), ms(100), ms(200));
    log.add(ms(300), ms(300), ms(900));
    log.add(ms(500), ms(500), ms(3_100));

    assertThat(log.points()).extracting(LoadReport.Point::at).containsExactly(0.5, 3.5);
    assertThat(log.points()).extracting(LoadReport.Point::count).containsExactly(2L, 1L);
    assertThat(log.points().get(0).maxMs()).isCloseTo(300, within(1.0));
  }

  @Test
  void nothingIsNotZero() {
    assertThat(log.corrected().medianMs()).isNull();
    assertThat(log.p95Ms()).isNull();
    assertThat(log.points()).isEmpty();
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
