package dev.aicall.rtc.webrtc;

import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.media.MediaSection;
import org.jspecify.annotations.Nullable;

/**
 * One peer's part of the machine's microphone and loudspeaker; only what its routes ask for is
 * used. {@link #close} comes once and last. Never blocks.
 */
interface DeviceSound {
  /** Returns what the microphone records; read every 10 ms on the clock's thread. Null: silence. */
  @Nullable PcmSource microphone();

  /** Opens or closes the microphone; open at first. */
  void microphone(boolean open, boolean mute);

  /** Returns how loud the microphone was in the last 10 ms, 0 to 32,767. */
  int level();

  /**
   * Returns where received sound of a section goes; called on the playing thread. Null: nowhere.
   */
  @Nullable PcmSink loudspeaker(MediaSection section);

  /** Plays a section, or not; all are played at first. */
  void play(MediaSection section, boolean on);

  /** Gives the devices back. */
  void close();
}
