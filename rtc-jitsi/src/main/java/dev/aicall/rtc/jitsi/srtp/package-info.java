/**
 * Protects and opens RTP and RTCP packets with keys that DTLS agreed on (RFC 3711, RFC 5764, RFC
 * 7714), by jitsi-srtp. For the other packages of this module.
 */
@NullMarked
package dev.aicall.rtc.jitsi.srtp;

import org.jspecify.annotations.NullMarked;
