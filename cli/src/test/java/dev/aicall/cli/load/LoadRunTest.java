package dev.aicall.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.cli.load.report.LoadReport;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.fake.Fault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LoadRunTest {
  private static final Duration LOAD = Duration.ofSeconds(30);

  @Test
  void steadyCallersCallAgainAndEveryTurnIsAnswered() {
    FakeLoad fake = new FakeLoad(rtc -> {});
    LoadRun run = fake.run(steady(4));

    end(fake, run, Duration.ofSeconds(40));

    LoadReport report = FakeLoad.report(run);
    assertThat(report.verdict().ok()).as(report.verdict().text()).isTrue();
    assertThat(report.calls().due()).isEqualTo(11);
    assertThat(report.calls().setUp()).isEqualTo(11);
    assertThat(report.calls().upMost()).isBetween(3L, 4L);
    assertThat(report.calls().turns()).isGreaterThan(20).isEqualTo(report.calls().answered());
    assertThat(report.errors()).isEmpty();
    assertThat(report.series().samples()).hasSizeGreaterThan(29);
    assertThat(fake.progress()).hasSizeGreaterThan(29);
    assertThat(fake.progress().get(10).line()).contains("00:10 / 00:30").contains("failed 0");
  }

  @Test
  void setUpIsMeasuredFromWhenTheCallWasDue() {
    FakeLoad fake = new FakeLoad(rtc -> rtc.network().joinTime(Duration.ofMillis(400)));
    LoadRun run = fake.run(steady(1));

    end(fake, run, Duration.ofSeconds(40));

    LoadReport.Latency setUp = FakeLoad.report(run).latencies().get(0);
    assertThat(setUp.name()).isEqualTo("setup");
    assertThat(setUp.corrected().minMs()).isBetween(400.0, 800.0);
    assertThat(setUp.measured()).isEqualTo(setUp.corrected());
  }

  @Test
  void aCallThatIsRefusedIsCountedWithItsCode() {
    FakeLoad fake = new FakeLoad(rtc -> rtc.network().refuseJoins(RtcError.Reason.REFUSED));
    LoadRun run = fake.run(steady(2));

    end(fake, run, Duration.ofSeconds(40));

    LoadReport report = FakeLoad.report(run);
    assertThat(report.verdict().exit()).isEqualTo(6);
    assertThat(report.calls().failed()).isEqualTo(report.calls().due()).isEqualTo(6);
    assertThat(report.errors()).hasSize(1);
    assertThat(report.errors().get(0).code()).isEqualTo(ARTCAICallErrorCode.BeginCallFailed.code());
    assertThat(report.errors().get(0).count()).isEqualTo(6);
    assertThat(report.latencies().get(0).corrected().medianMs()).isNull();
  }

  @Test
  void aServerThatIsGoneFailsEachCallAndTheLoadGoesOn() {
    FakeLoad fake = new FakeLoad(rtc -> {});
    LoadRun run = fake.run(steady(2));
    CompletableFuture<Void> done = run.start(fake.progress()::add);
    fake.time().advance(Duration.ofSeconds(8));

    fake.serverIsThere(false);
    fake.calls().forEach(call -> call.strike(Fault.LINK_LOST));
    fake.time().advance(Duration.ofSeconds(60));

    assertThat(done).isCompleted();
    LoadReport report = FakeLoad.report(run);
    assertThat(report.calls().due()).isEqualTo(6);
    assertThat(report.calls().setUp()).isEqualTo(2);
    assertThat(report.calls().failed()).isEqualTo(6);
    assertThat(report.calls().linksLost()).isEqualTo(2);
    assertThat(report.errors()).extracting(LoadReport.Fault::name).contains("UnknowError");
  }

  @Test
  void anAgentThatNeverComesDoesNotHoldTheLoadUp() {
    FakeLoad fake = new FakeLoad(rtc -> rtc.network().ignoreJoins());
    LoadRun run = fake.run(steady(1));

    end(fake, run, Duration.ofSeconds(70));

    LoadReport report = FakeLoad.report(run);
    assertThat(report.calls().setUp()).isZero();
    assertThat(report.calls().failed()).isEqualTo(report.calls().due()).isPositive();
    assertThat(report.errors()).isNotEmpty();
  }

  @Test
  void whatIsBrokenOffIsNoFailure() {
    FakeLoad fake = new FakeLoad(rtc -> {});
    LoadRun run = fake.run(steady(3));
    CompletableFuture<Void> done = run.start(fake.progress()::add);
    fake.time().advance(Duration.ofSeconds(9));

    run.stop();
    fake.time().advance(Duration.ofSeconds(1));

    assertThat(done).isCompleted();
    LoadReport report = FakeLoad.report(run);
    assertThat(report.calls().failed()).isZero();
    assertThat(report.calls().due()).isEqualTo(3);
  }

  private static LoadPlan steady(int callers) {
    return FakeLoad.plan(
        LoadMode.steady, Schedule.steady(callers, LOAD, Duration.ofSeconds(9)), LOAD);
  }

  private static void end(FakeLoad fake, LoadRun run, Duration limit) {
    CompletableFuture<Void> done = run.start(fake.progress()::add);
    fake.time().advance(limit);
    assertThat(done).isCompleted();
  }
}
