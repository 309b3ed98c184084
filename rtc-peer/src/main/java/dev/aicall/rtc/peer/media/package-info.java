/**
 * What the RTC session and the agent server need of a media stack: a peer connection with five
 * fixed media sections and named data channels. A stack's module implements it; rtc-peer and
 * agent-server use it; nobody else does.
 */
@NullMarked
package dev.aicall.rtc.peer.media;

import org.jspecify.annotations.NullMarked;
