package dev.aicall.cli.e2e;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Some packets are lost, both ways, all the time. */
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class LossFaultsTest {
  private static final Duration LENGTH = Duration.ofSeconds(12);

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void onePercent(Pairing pairing) {
    isBorne(pairing, 1, 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void fivePercent(Pairing pairing) {
    isBorne(pairing, 5, 2);
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  @Tag("faults-slice")
  void twentyPercent(Pairing pairing) {
    isBorne(pairing, 20, 5);
  }

  private static void isBorne(Pairing pairing, int percent, double slowest) {
    String row = "loss " + percent + " %";
    try (FaultRig rig = FaultRig.start(pairing)) {
      rig.call();
      rig.callerHost().lose(percent);
      rig.serverHost().lose(percent);
      FaultRig.pass(LENGTH);
      rig.restore();
      Outcome outcome = rig.hangUp();
      outcome.heldOut();
      outcome.took(row, "slowest message to agent", outcome.toAgent().longestWay(), 0, slowest);
      outcome.took(row, "slowest message to caller", outcome.toCaller().longestWay(), 0, slowest);
    }
  }
}
