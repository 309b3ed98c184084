package dev.aicall.testkit;

/** What the parts of the contract have in common. */
interface ContractRules {
  RtcSessionHarness newHarness();
}
