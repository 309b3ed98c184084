/**
 * RTP and RTCP (RFC 3550, 4585, 5104): reading, writing and counting. No sockets, no threads, no
 * encryption: bytes in, bytes out. For the other packages of this module only.
 */
@NullMarked
package dev.aicall.rtc.jitsi.rtp;

import org.jspecify.annotations.NullMarked;
