package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong is wrong before the call. */
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class JoinFaultsTest {
  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  @Tag("faults-slice")
  void withoutUdpThereIsNoCall(Pairing pairing) {
    String row = "UDP blocked";
    try (FaultRig rig = FaultRig.start(pairing)) {
      rig.callerHost().blockUdp();
      rig.serverHost().blockUdp();
      failsAtTheDeadline(rig, row);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  @Tag("faults-slice")
  void slowAnswersTakeTheirTime(Pairing pairing) {
    joins(pairing, "answers take 3 s", "slow 3000", 5.1, 5.5);
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void aServerThatIsBusyIsAskedAgain(Pairing pairing) {
    joins(pairing, "503 three times", "fail 503 3", 1.1, 1.9);
  }

  private static void joins(Pairing pairing, String row, String order, double least, double most) {
    try (FaultRig rig = FaultRig.startBehindFront(pairing)) {
      rig.order(order);
      long begin = System.nanoTime();
      rig.call();
      Outcome outcome = rig.hangUp();
      outcome.took(row, "joined", outcome.until("Connected", begin), least, most);
      outcome.heldOut();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void aServerThatIsBrokenIsGivenUp(Pairing pairing) {
    String row = "500 for ever";
    try (FaultRig rig = FaultRig.startBehindFront(pairing)) {
      rig.order("fail 500 1000000");
      failsAtTheDeadline(rig, row);
    }
  }

  private static void failsAtTheDeadline(FaultRig rig, String row) {
    long begin = System.nanoTime();
    rig.dial();
    rig.awaitCaller("an error", Duration.ofSeconds(60), story -> !story.errors().isEmpty());
    FaultRig.pass(Duration.ofSeconds(3));
    rig.endServer();
    Outcome outcome = rig.end();
    outcome.took(
        row, "error", outcome.untilEvent("onErrorOccurs", begin), Expected.JOIN, Expected.JOIN);
    outcome.states().errors("BeginCallFailed");
    // A call that did not come about does not end either.
    assertThat(outcome.caller().count("onCallBegin")).isZero();
    assertThat(outcome.caller().count("onCallEnd")).isZero();
    assertThat(outcome.caller().sent()).noneMatch(FaultStory.Sent::accepted);
  }
}
