package dev.aicall.api.timing;

/**
 * A stage on the way from {@code call} to the agent's first sound, reached at one moment and once a
 * call. Up to {@link #JOINED} stages are reached in the order below, on every backend; the three of
 * the agent follow in any order.
 */
public enum SetupStage {
  /**
   * The RTC stack is loaded and has a session for the call. Long at an engine's first call only.
   */
  RTC_READY,
  /** The own session description exists, with the addresses at which this side can be reached. */
  LOCAL_DESCRIPTION,
  /** The service has answered the join; attempts that failed before are in the time. */
  JOIN_ANSWERED,
  /** The other side's session description is in force. */
  ANSWER_APPLIED,
  /** ICE has found a way that works. */
  ICE_CONNECTED,
  /** DTLS is up: media can flow. */
  DTLS_CONNECTED,
  /** The data channels are open: the call is connected. */
  JOINED,
  /** The agent's start was confirmed; only where this side asked for it. */
  AGENT_STARTED,
  /** The agent reads messages: {@code onAgentDataChannelAvailable}. */
  AGENT_READY,
  /** The agent's first sound arrived, silence included: {@code onCallBegin}. */
  FIRST_AUDIO
}
