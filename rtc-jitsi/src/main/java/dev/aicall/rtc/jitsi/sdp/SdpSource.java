package dev.aicall.rtc.jitsi.sdp;

/**
 * A source of packets of a section.
 *
 * @param ssrc its number, unsigned
 * @param cname the name of the side, the same in all its sections; may be empty
 */
public record SdpSource(long ssrc, String cname) {}
