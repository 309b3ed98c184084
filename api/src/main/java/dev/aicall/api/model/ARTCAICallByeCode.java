package dev.aicall.api.model;

/**
 * Numbers with which the RTC service dismisses a participant. Plain ints, since later service
 * versions may add more. Source: ARTC header and AICallKit Web 2.10.5; Android 1.8 had 1 and 3
 * swapped.
 */
public final class ARTCAICallByeCode {

  /** Removed by the service. */
  public static final int KICKED_OUT = 1;

  /** The channel was closed. */
  public static final int CHANNEL_TERMINATED = 2;

  /** The same user joined from elsewhere. */
  public static final int USER_REPLACED = 3;

  private ARTCAICallByeCode() {}
}
