package dev.aicall.api.model;

/**
 * State of the connection to the RTC service.
 *
 * <p>Source: AICallKit Web 2.10.5 and the ARTC header.
 */
public enum ARTCAICallConnectionStatus {
  /** Nothing tried yet. */
  Init(0),

  /** Not connected. */
  Disconnected(1),

  /** Being set up for the first time. */
  Connecting(2),

  /** Up. */
  Connected(3),

  /** Lost, being restored by the engine; the call goes on. */
  Reconnecting(4),

  /** Lost for good; the call ends with {@code ConnectionFailed}. */
  Failed(5),

  /** Stands for a number this version does not know; not a wire value. */
  UNKNOWN(-1);

  private static final ARTCAICallConnectionStatus[] ALL = values();

  private final int value;

  ARTCAICallConnectionStatus(int value) {
    this.value = value;
  }

  /** {@return the wire number; −1 for {@link #UNKNOWN}, which is not a wire value} */
  public int value() {
    return value;
  }

  /**
   * Finds the constant of a wire number; never throws.
   *
   * @param value any number
   * @return its constant, or {@link #UNKNOWN} if there is none
   */
  public static ARTCAICallConnectionStatus fromValue(int value) {
    for (ARTCAICallConnectionStatus candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return UNKNOWN;
  }
}
