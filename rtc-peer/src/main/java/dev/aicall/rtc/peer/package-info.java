/**
 * The RTC session over one SDP peer connection with HTTP signalling, for any {@link
 * dev.aicall.rtc.peer.media.MediaStack}. Stacks' modules import it; applications need {@link
 * dev.aicall.rtc.peer.PeerConfig} only.
 */
@NullMarked
package dev.aicall.rtc.peer;

import org.jspecify.annotations.NullMarked;
