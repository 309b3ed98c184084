package dev.aicall.cli.e2e;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody sets the clocks; only those that the programs were given, not the machine's. */
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class ClockFaultsTest {
  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  @Tag("faults-slice")
  void anHourForwardAndTwoBackChangeNothing(Pairing pairing) {
    String row = "clock jump";
    try (FaultRig rig = FaultRig.start(pairing)) {
      rig.call();
      rig.jump(Duration.ofHours(1));
      FaultRig.pass(Duration.ofSeconds(3));
      rig.jump(Duration.ofHours(-2));
      FaultRig.pass(Duration.ofSeconds(3));
      long cut = rig.cut();
      FaultRig.pass(Duration.ofSeconds(5));
      rig.restore();
      long back = System.nanoTime();
      rig.awaitConnected(FaultRig.LIMIT);
      Outcome outcome = rig.hangUp();
      outcome.noticed(row, cut);
      outcome.took(row, "link", outcome.until("Connected", back), 0, Expected.link(5));
      outcome.cameBack();
    }
  }
}
