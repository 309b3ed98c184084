/**
 * Sound: Opus (RFC 6716, 7587), an adaptive jitter buffer, sending and receiving. No threads: the
 * caller's clock runs it. For the other packages of this module only.
 */
@NullMarked
package dev.aicall.rtc.jitsi.audio;

import org.jspecify.annotations.NullMarked;
