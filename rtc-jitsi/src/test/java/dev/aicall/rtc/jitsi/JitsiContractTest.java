package dev.aicall.rtc.jitsi;

import dev.aicall.rtc.jitsi.ice.LocalAddresses;
import dev.aicall.rtc.peer.testing.PeerContractHarness;
import dev.aicall.testkit.RtcSessionContract;
import dev.aicall.testkit.RtcSessionHarness;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Holds the contract on this stack, on both sides, over real HTTP and in real time. Its tests
 * mostly wait, so some run at a time; the class around them keeps other classes from doing so too.
 */
class JitsiContractTest {
  @Nested
  @Execution(ExecutionMode.CONCURRENT)
  class Contract implements RtcSessionContract {
    @Override
    public RtcSessionHarness newHarness() {
      return new PeerContractHarness(new JitsiStackProvider(LocalAddresses.LOOPBACK));
    }
  }
}
