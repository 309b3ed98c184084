/**
 * The backend that needs no system library: {@code MediaPeer} over ice4j, BouncyCastle's DTLS,
 * jitsi-srtp, libjitsi's codecs and an SCTP of its own.
 */
@NullMarked
package dev.aicall.rtc.jitsi;

import org.jspecify.annotations.NullMarked;
