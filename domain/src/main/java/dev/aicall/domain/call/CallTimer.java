package dev.aicall.domain.call;

/** The delays of a call; at most one of each runs at a time. */
enum CallTimer {
  /** Until the join must be done and the agent started. */
  START,
  /** Until a lost link is given up. */
  LINK,
  /** From telling the agent to stop until leaving. */
  LEAVE,
  /** Until a session that was told to leave counts as left. */
  GONE,
  /** From a restored link until the agent is asked for its state. */
  QUERY
}
