/**
 * The signalling between caller and agent server as values and text: what passes over HTTP and over
 * the signal channel, both directions. The session in rtc-peer and the agent server use it; it is
 * the one place that knows this wire.
 */
@NullMarked
package dev.aicall.rtc.peer.signal;

import org.jspecify.annotations.NullMarked;
