package dev.aicall.api.device;

/**
 * A sound or video device.
 *
 * @param id what to choose it by; stable while the device stays plugged in
 * @param name what a person reads
 * @param kind what it does
 * @param isDefault whether the system takes it when nobody chooses
 */
public record MediaDevice(String id, String name, Kind kind, boolean isDefault) {
  /** What a device does. */
  public enum Kind {
    /** Records sound. */
    MICROPHONE,
    /** Plays sound. */
    SPEAKER,
    /** Records pictures. */
    CAMERA,
    /** A screen that can be shared. */
    SCREEN
  }
}
