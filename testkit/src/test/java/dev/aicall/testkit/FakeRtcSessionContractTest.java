package dev.aicall.testkit;

/** Holds the contract on the fake. */
class FakeRtcSessionContractTest implements RtcSessionContract {
  @Override
  public RtcSessionHarness newHarness() {
    return new FakeHarness();
  }
}
