package dev.aicall.agent.server.agent;

/** Why a call is over, as the server sees it. */
public enum CallEnd {
  /** The caller hung up. */
  CALLER_LEFT,
  /** The caller was lost and did not come back in time. */
  CALLER_LOST,
  /** The agent ended it: {@link AgentCall#end}. */
  AGENT_LEFT,
  /** The same user joined anew. */
  REPLACED,
  /** The caller's token expired and was not renewed. */
  EXPIRED,
  /** The operator stopped it through the app-server API. */
  STOPPED,
  /** The server goes down. */
  SHUTDOWN,
  /** The media stack broke down. */
  FAILED
}
