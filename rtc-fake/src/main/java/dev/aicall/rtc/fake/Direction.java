package dev.aicall.rtc.fake;

/** Which way messages go. */
public enum Direction {
  /** From the caller to the agent. */
  TO_AGENT,
  /** From the agent, or another participant, to the caller. */
  TO_CALLER
}
