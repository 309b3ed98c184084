package dev.aicall.rtc.jitsi;

import dev.aicall.rtc.jitsi.ice.LocalAddresses;
import dev.aicall.rtc.peer.testing.PeerContractHarness;
import dev.aicall.testkit.RtcSessionContract;
import dev.aicall.testkit.RtcSessionHarness;

/** Holds the contract on this stack, on both sides, over real HTTP and in real time. */
class JitsiContractTest implements RtcSessionContract {
  @Override
  public RtcSessionHarness newHarness() {
    return new PeerContractHarness(new JitsiStackProvider(LocalAddresses.LOOPBACK));
  }
}
