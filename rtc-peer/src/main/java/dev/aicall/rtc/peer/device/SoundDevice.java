package dev.aicall.rtc.peer.device;

import dev.aicall.api.device.MediaDevice;

/**
 * A sound device and how it is worn.
 *
 * @param device what applications see
 * @param nearEar whether it is a headset, headphones or an earpiece, not a loudspeaker
 */
public record SoundDevice(MediaDevice device, boolean nearEar) {}
