package dev.aicall.rtc.fake;

/** A step of an agent's arrival. A real service promises no order of them. */
public enum AgentArrival {
  /** The service answers the wish to start an agent; only for calls that start one. */
  RESULT,
  /** The agent comes online. */
  ONLINE,
  /** The agent's tracks and its first sound and picture arrive; an avatar comes online too. */
  MEDIA,
  /** The agent reads the caller's messages from now on. */
  DATA_CHANNEL
}
