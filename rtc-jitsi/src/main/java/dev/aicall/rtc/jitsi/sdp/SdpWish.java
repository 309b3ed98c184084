package dev.aicall.rtc.jitsi.sdp;

/**
 * What this side wants of a section.
 *
 * @param direction which way media go, as this side sees it
 * @param ssrc of what it sends, unsigned; of no meaning where it sends nothing
 */
public record SdpWish(SdpDirection direction, long ssrc) {
  /** Nothing in either direction; the section stays. */
  public static final SdpWish NOTHING = new SdpWish(SdpDirection.INACTIVE, 0);
}
