package dev.aicall.rtc.peer.device;

import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.media.MediaSection;
import org.jspecify.annotations.Nullable;

/**
 * One peer's part of the machine's microphone and loudspeaker; only what its routes ask for is
 * used. {@link #close} comes once and last. Never blocks.
 */
public interface DeviceSound {
  /**
   * Returns what the microphone records.
   *
   * @return read it every 10 ms, on one thread; null: silence
   */
  @Nullable PcmSource microphone();

  /**
   * Opens or closes the microphone; open at first.
   *
   * @param open whether it records; the device is given back while nobody's is open
   * @param mute whether silence is sent although it records
   */
  void microphone(boolean open, boolean mute);

  /**
   * Returns how loud the microphone was in the last 10 ms.
   *
   * @return 0 to 32,767
   */
  int level();

  /**
   * Returns where received sound of a section goes.
   *
   * @param section one with sound
   * @return give it any rate and one or two channels, on one thread; null: nowhere
   */
  @Nullable PcmSink loudspeaker(MediaSection section);

  /**
   * Plays a section, or not; all are played at first.
   *
   * @param section one with sound
   * @param on whether it is heard
   */
  void play(MediaSection section, boolean on);

  /** Gives the devices back. */
  void close();
}
