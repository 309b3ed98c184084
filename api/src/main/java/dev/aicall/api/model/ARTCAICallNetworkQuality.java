package dev.aicall.api.model;

/**
 * How good a participant's network is.
 *
 * <p>Source: AICallKit iOS and the ARTC header.
 */
public enum ARTCAICallNetworkQuality {
  /** Smooth. */
  Excellent(0),

  /** Smooth with rare slips. */
  Good(1),

  /** Noticeable flaws, talking is fine. */
  Poor(2),

  /** Talking is hard. */
  Bad(3),

  /** Hardly usable. */
  VeryBad(4),

  /** No connection. */
  Disconnect(5),

  /** Not measured, or a number this version does not know. */
  Unknow(6);

  /** iOS spelling of {@link #VeryBad}. */
  public static final ARTCAICallNetworkQuality VeryBack = VeryBad;

  /** Plain spelling of {@link #Unknow}. */
  public static final ARTCAICallNetworkQuality Unknown = Unknow;

  private static final ARTCAICallNetworkQuality[] ALL = values();

  private final int value;

  ARTCAICallNetworkQuality(int value) {
    this.value = value;
  }

  /** {@return the wire number} */
  public int value() {
    return value;
  }

  /**
   * Finds the constant of a wire number; never throws.
   *
   * @param value any number
   * @return its constant, or {@link #Unknow} if there is none
   */
  public static ARTCAICallNetworkQuality fromValue(int value) {
    for (ARTCAICallNetworkQuality candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return Unknow;
  }
}
