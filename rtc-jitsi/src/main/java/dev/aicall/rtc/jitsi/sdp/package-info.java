/**
 * Session descriptions of calls as values: read from what WebRTC stacks write (RFC 8866, RFC 8829),
 * and written. Knows no network. For the other packages of this module.
 */
@NullMarked
package dev.aicall.rtc.jitsi.sdp;

import org.jspecify.annotations.NullMarked;
