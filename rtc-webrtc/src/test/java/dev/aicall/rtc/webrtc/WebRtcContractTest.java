package dev.aicall.rtc.webrtc;

import dev.aicall.rtc.peer.testing.PeerContractHarness;
import dev.aicall.testkit.RtcSessionContract;
import dev.aicall.testkit.RtcSessionHarness;

/** Holds the contract on libwebrtc, on both sides, over real HTTP and in real time. */
class WebRtcContractTest implements RtcSessionContract {
  @Override
  public RtcSessionHarness newHarness() {
    return new PeerContractHarness(new WebRtcStackProvider());
  }
}
