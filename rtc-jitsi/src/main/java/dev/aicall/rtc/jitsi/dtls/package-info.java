/**
 * DTLS 1.2 in both roles over any way that carries datagrams, with the SRTP extension and the
 * other's certificate checked against the fingerprint that signalling brought (RFC 5764, RFC 8827),
 * by BouncyCastle. For the other packages of this module.
 */
@NullMarked
package dev.aicall.rtc.jitsi.dtls;

import org.jspecify.annotations.NullMarked;
