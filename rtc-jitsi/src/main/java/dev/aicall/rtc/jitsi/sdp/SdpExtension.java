package dev.aicall.rtc.jitsi.sdp;

/**
 * A header extension of RTP. Source: RFC 8285, section 5.
 *
 * @param id 1 to 255
 * @param uri what it means
 */
public record SdpExtension(int id, String uri) {
  /** Says which section a packet belongs to. Source: RFC 9143, section 15. */
  public static final String MID = "urn:ietf:params:rtp-hdrext:sdes:mid";

  /** Says how loud a packet is. Source: RFC 6464, section 4. */
  public static final String AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
}
