package dev.aicall.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.cli.call.AgentActivity;
import dev.aicall.cli.load.report.LoadReport;
import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final VirtualTime time = new VirtualTime();
  private final LoadPlan plan =
      new LoadPlan(
          LoadMode.ramp,
          Schedule.ramp(1, Duration.ofMinutes(1), Duration.ZERO),
          Duration.ofMinutes(1),
          List.of(Line.typed("a"), Line.typed("b")),
          false,
          Duration.ofSeconds(3),
          PATIENCE);
  private final Ledger ledger = new Ledger(plan, time);
  private final AgentActivity agent = new AgentActivity(time);
  private final List<String> said = new ArrayList<>();
  private final Turns turns =
      new Turns(plan, agent, line -> said.add(millis() + " " + line.text()), time, ledger);
  private final long begin = time.nanoTime();

  @Test
  void turnsComeOnTheirGridWhileAnswersAreInTime() {
    turns.begin();
    pass(700);
    answer(500);
    pass(3_000);
    answer(300);
    pass(3_000);

    assertThat(said).containsExactly("700 a", "3700 b", "6700 a");
  }

  @Test
  void aLateAnswerLeavesOutTurnsWhichTheCorrectionMakesGood() {
    turns.begin();
    pass(700);
    answer(7_000);
    pass(3_000);

    assertThat(said).containsExactly("700 a", "9700 b");
    LatencyLog answers = ledger.sums().answers();
    assertThat(answers.measured().count()).isEqualTo(1);
    assertThat(answers.corrected().count()).isEqualTo(2);
  }

  @Test
  void whatIsNeverAnsweredCountsAsTheWholeWait() {
    turns.begin();
    pass(700);
    pass(12_000);

    LoadReport.Calls calls = ledger.sums().calls();
    assertThat(calls.unanswered()).isEqualTo(1);
    assertThat(calls.turns()).isEqualTo(2);
    assertThat(ledger.sums().answers().measured().maxMs()).isBetween(9_990.0, 10_010.0);
  }

  @Test
  void nothingIsSaidWhileTheAgentTalks() {
    agent.onAgentStateChanged(ARTCAICallAgentState.Speaking);
    turns.begin();
    pass(5_000);
    agent.onAgentStateChanged(ARTCAICallAgentState.Listening);
    pass(600);
    assertThat(said).isEmpty();

    pass(100);

    assertThat(said).hasSize(1);
  }

  @Test
  void theEndWaitsForTheLastAnswer() {
    List<String> ended = new ArrayList<>();
    turns.begin();
    pass(700);
    turns.end(() -> ended.add("ended"));
    pass(2_000);
    assertThat(ended).isEmpty();

    answer(0);
    pass(20_000);

    assertThat(ended).hasSize(1);
    assertThat(said).hasSize(1);
  }

  @Test
  void theEndBetweenTurnsIsAtOnce() {
    List<String> ended = new ArrayList<>();
    turns.end(() -> ended.add("ended"));

    assertThat(ended).hasSize(1);
  }

  @Test
  void aCallThatBreaksOffHasATurnWithoutAnAnswer() {
    turns.begin();
    pass(700);
    turns.cut();
    turns.answered(Duration.ofMillis(100));
    pass(20_000);

    LoadReport.Calls calls = ledger.sums().calls();
    assertThat(calls.unanswered()).isEqualTo(1);
    assertThat(calls.answered()).isZero();
    assertThat(said).hasSize(1);
  }

  private void answer(long afterMillis) {
    pass(afterMillis);
    turns.answered(Duration.ofMillis(afterMillis));
  }

  private void pass(long millis) {
    time.advance(Duration.ofMillis(millis));
  }

  private long millis() {
    return (time.nanoTime() - begin) / 1_000_000;
  }
}
