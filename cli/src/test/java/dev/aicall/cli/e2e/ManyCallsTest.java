package dev.aicall.cli.e2e;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many calls one after another in one process: nothing may pile up. */
@Tag("soak")
class ManyCallsTest {
  private static final int CALLS = 200;

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void nothingPilesUp(Pairing pairing) {
    ManyCalls.run(pairing, ManyCalls.Kind.SHORT, CALLS);
  }
}
