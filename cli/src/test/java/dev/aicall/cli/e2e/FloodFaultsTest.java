package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both sides send far more messages at once than the link can take. */
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class FloodFaultsTest {
  private static final int MESSAGES = 3_000;
  private static final int LENGTH = 4_000;

  /** What may wait on each side. */
  private static final int ROOM = 1 << 20;

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  @Tag("faults-slice")
  void isRefusedWhereItDoesNotFitAndNothingIsLost(Pairing pairing) {
    String row = "flood";
    try (FaultRig rig = FaultRig.start(pairing)) {
      rig.call();
      long begin = System.nanoTime();
      rig.caller().tell("flood " + MESSAGES + " " + LENGTH);
      rig.server().tell("flood " + MESSAGES + " " + LENGTH);
      rig.caller().await("flooded", FaultRig.LIMIT);
      rig.server().await("flooded", FaultRig.LIMIT);
      Outcome outcome = rig.hangUp();
      outcome.heldOut();
      outcome.clear(row, "silence", outcome.longestSilence(begin), 0, Expected.FLICKER);
      for (Accounting way : new Accounting[] {outcome.toAgent(), outcome.toCaller()}) {
        assertThat(way.accepted()).isGreaterThanOrEqualTo(ROOM / LENGTH);
        assertThat(way.refused()).isPositive();
        outcome.took(row, "slowest message", way.longestWay(), 0, 5);
      }
    }
  }
}
