/**
 * The devices of a machine under calls, for stacks that have none of their own: what lists, records
 * and plays is a {@link dev.aicall.rtc.peer.device.SoundSystem}, what lists and opens cameras a
 * {@link dev.aicall.rtc.peer.device.PictureSystem}; screens are those of the Java runtime. {@link
 * dev.aicall.rtc.peer.device.MachineDevices} is the way in; {@link
 * dev.aicall.rtc.peer.device.SharedSound} lets all peers of a stack share one microphone and one
 * loudspeaker. Media stacks use it; the session and the agent server do not.
 */
@NullMarked
package dev.aicall.rtc.peer.device;

import org.jspecify.annotations.NullMarked;
