package dev.aicall.rtc.jitsi.sound;

/** A line that is open and runs. */
interface SoundLine {
  /** Returns the id of its device. */
  String deviceId();

  /**
   * Moves 10 ms of sound; waits for the device.
   *
   * @return false if the device does no more
   */
  boolean transfer();

  /** Ends it, also under a transfer, which then returns. From any thread; idempotent. */
  void close();
}
