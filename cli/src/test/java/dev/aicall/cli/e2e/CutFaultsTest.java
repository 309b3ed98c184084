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
  void aSecondIsNotNoticed(Pairing pairing) {
    String row = "cut 1 s";
    try (FaultRig rig = FaultRig.start(pairing)) {
      rig.call();
      rig.cut();
      long back = restoreAfter(rig, 1);
      Outcome outcome = rig.hangUp();
      outcome.clear(row, "sound", outcome.soundBack(back), 0, Expected.SOUND);
      outcome.took(row, "messages", outcome.messagesBack(back), 0, Expected.RESENT);
      outcome.heldOut();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  @Tag("faults-slice")
  void fiveSeconds(Pairing pairing) {
    survives(pairing, 5);
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void twelveSeconds(Pairing pairing) {
    survives(pairing, 12);
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void twentyFiveSeconds(Pairing pairing) {
    survives(pairing, 25);
  }

  private static void survives(Pairing pairing, int seconds) {
    String row = "cut " + seconds + " s";
    try (FaultRig rig = FaultRig.start(pairing)) {
      rig.call();
      long begin = rig.cut();
      long back = restoreAfter(rig, seconds);
      rig.awaitConnected(FaultRig.LIMIT);
      Outcome outcome = rig.hangUp();
      outcome.noticed(row, begin);
      outcome.took(row, "link", outcome.until("Connected", back), 0, Expected.link(seconds));
      outcome.clear(row, "sound", outcome.soundBack(back), 0, Expected.link(seconds));
      outcome.took(row, "messages", outcome.messagesBack(back), 0, Expected.link(seconds));
      outcome.cameBack();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void aMinuteEndsTheCall(Pairing pairing) {
    String row = "cut 60 s";
    try (FaultRig rig = FaultRig.start(pairing)) {
      rig.call();
      long begin = rig.cut();
      restoreAfter(rig, 60);
      rig.awaitEnd(FaultRig.LIMIT);
      rig.awaitAgentEnd(FaultRig.LIMIT);
      rig.endServer();
      Outcome outcome = rig.end();
      outcome.noticed(row, begin);
      outcome.gaveUp(row, begin);
      outcome.agentLost(row, begin);
      outcome.agentWas("made", "ready", "away", "end CALLER_LOST");
      outcome.toAgent().lostOnlyAround(begin, outcome.when("Reconnecting"));
      outcome.toCaller().lostOnlyAround(begin, outcome.whenAgent("away"));
    }
  }

  private static long restoreAfter(FaultRig rig, int seconds) {
    FaultRig.pass(Duration.ofSeconds(seconds));
    rig.restore();
    return System.nanoTime();
  }
}
