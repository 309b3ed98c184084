package dev.aicall.rtc.jitsi.sdp;

/**
 * A hash of a certificate.
 *
 * @param algorithm lower case, for example sha-256
 * @param value hexadecimal bytes with colons between them
 */
public record SdpFingerprint(String algorithm, String value) {}
