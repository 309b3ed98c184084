package dev.aicall.cli.e2e;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * As many calls as a kiosk has in a busy hour, without the pauses between: each is greeted, asks,
 * interrupts the answer, and hangs up. Nothing may pile up.
 */
@Tag("soak")
class HourOfTalkTest {
  private static final int CALLS = 240;

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void nothingPilesUp(Pairing pairing) {
    ManyCalls.run(pairing, ManyCalls.Kind.TALK, CALLS);
  }
}
