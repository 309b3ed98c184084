package dev.aicall.cli.e2e;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing gets through for a while, and nobody is told. */
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class CutFaultsTest {
  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  @Tag("faults-slice")
  void fiveSeconds(Pairing pairing) {
    survives(pairing, 5);
  }

  private static void survives(Pairing pairing, int seconds) {
    try (FaultRig rig = FaultRig.start(pairing)) {
      rig.call();
      long cut = System.nanoTime();
      rig.cut();
      FaultRig.pass(Duration.ofSeconds(seconds));
      long back = System.nanoTime();
      rig.restore();
      rig.awaitCaller("the link", FaultRig.LIMIT, story -> story.states().size() % 2 == 0);
      Outcome outcome = rig.hangUp();
      String row = "cut " + seconds + " s";
      Outcome.figure(pairing, row, "noticed", outcome.until("Reconnecting", cut));
      Outcome.figure(pairing, row, "connected", outcome.until("Connected", back));
      Outcome.figure(pairing, row, "sound", outcome.untilSound(outcome.caller(), back));
      System.out.println(outcome.caller().states() + " " + outcome.agent().words("agent"));
      outcome.toAgent().nothingLost();
      outcome.toCaller().nothingLost();
    }
  }
}
