/**
 * The sound devices of a machine under calls, for stacks that have no devices of their own: what
 * lists, records and plays is a {@link dev.aicall.rtc.peer.device.SoundSystem}; {@link
 * dev.aicall.rtc.peer.device.SharedSound} lets all peers of a stack share one microphone and one
 * loudspeaker of it. Media stacks use it; the session and the agent server do not.
 */
@NullMarked
package dev.aicall.rtc.peer.device;

import org.jspecify.annotations.NullMarked;
