package dev.aicall.cli.e2e;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The caller goes to another network: its address is gone, and it has a new one. */
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class AddressFaultsTest {
  private static final int NEW_LAST_BYTE = 77;

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  @Tag("faults-slice")
  void theCallGoesOnFromTheNewAddress(Pairing pairing) {
    String row = "new address";
    try (FaultRig rig = FaultRig.start(pairing)) {
      rig.call();
      rig.callerHost().changeAddress(NEW_LAST_BYTE);
      long change = System.nanoTime();
      rig.awaitCaller(
          "the link after the change",
          FaultRig.LIMIT,
          story -> story.states().size() > 2 && story.lastState().equals("Connected"));
      Outcome outcome = rig.hangUp();
      outcome.noticed(row, change);
      outcome.took(
          row,
          "link",
          outcome.until("Connected", change),
          Expected.MOVED_LEAST,
          Expected.MOVED_MOST);
      outcome.clear(
          row, "sound", outcome.soundBack(change), Expected.MOVED_LEAST, Expected.MOVED_MOST);
      outcome.cameBack();
    }
  }
}
