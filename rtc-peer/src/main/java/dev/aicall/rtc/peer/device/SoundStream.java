package dev.aicall.rtc.peer.device;

/** A device that is being recorded from or played on. */
public interface SoundStream extends AutoCloseable {
  /**
   * Returns the device in use.
   *
   * @return id of a listed device, or empty where the system does not say
   */
  String deviceId();

  /** Ends it; a block that is under way may still be handed over. Idempotent, never blocks. */
  @Override
  void close();
}
