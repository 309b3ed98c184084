package dev.aicall.rtc.jitsi.sdp;

import java.util.Locale;
import java.util.Optional;

/** Which way media go, as the side sees it that says so. */
public enum SdpDirection {
  /** Both. */
  SENDRECV(true, true),
  /** From this side. */
  SENDONLY(true, false),
  /** To this side. */
  RECVONLY(false, true),
  /** None. */
  INACTIVE(false, false);

  private final boolean sends;
  private final boolean receives;

  SdpDirection(boolean sends, boolean receives) {
    this.sends = sends;
    this.receives = receives;
  }

  /**
   * Says whether this side sends.
   *
   * @return whether it does
   */
  public boolean sends() {
    return sends;
  }

  /**
   * Says whether this side receives.
   *
   * @return whether it does
   */
  public boolean receives() {
    return receives;
  }

  /**
   * Returns what is left of a wish, given what the other side offers.
   *
   * @param offered the other's direction, as it sees it
   * @return no more than both want
   */
  public SdpDirection within(SdpDirection offered) {
    return of(sends && offered.receives, receives && offered.sends);
  }

  private static SdpDirection of(boolean sends, boolean receives) {
    if (sends) {
      return receives ? SENDRECV : SENDONLY;
    }
    return receives ? RECVONLY : INACTIVE;
  }

  static Optional<SdpDirection> of(String attribute) {
    for (SdpDirection direction : values()) {
      if (direction.text().equals(attribute)) {
        return Optional.of(direction);
      }
    }
    return Optional.empty();
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
