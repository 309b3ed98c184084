package dev.aicall.api.model;

/**
 * Why the agent announces that it will leave, as given to {@code onAgentWillLeave}. Plain ints,
 * since servers may add more. Source: AICallKit, agent message 1010.
 */
public final class ARTCAICallLeaveReason {

  /** Any other reason. */
  public static final int OTHER = 0;

  /** Nobody spoke for the configured idle time. */
  public static final int IDLE = 2001;

  /** A human had taken over and is done; a call does not go back to the AI. */
  public static final int HUMAN_TAKEOVER_ENDED = 2002;

  private ARTCAICallLeaveReason() {}
}
