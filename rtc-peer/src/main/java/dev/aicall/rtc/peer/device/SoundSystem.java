package dev.aicall.rtc.peer.device;

import dev.aicall.api.device.DeviceRegistration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What plays and records on this machine. All sound is mono, 16 bit, {@value #RATE_HZ} Hz, in
 * blocks of {@value #BLOCK} samples; the system converts to what a device wants.
 *
 * <p>No method blocks; futures complete within {@link DeviceRegistration#TIMEOUT}, on any thread.
 */
public interface SoundSystem extends AutoCloseable {
  /** Samples a second; what Opus works with. */
  int RATE_HZ = 48_000;

  /** Samples of a block: 10 ms. */
  int BLOCK = RATE_HZ / 100;

  /** Where a device is named: the one that the system takes when nobody chooses. */
  String DEFAULT = "";

  /**
   * Lists the devices.
   *
   * @return microphones and loudspeakers; none if nothing answers
   */
  CompletableFuture<List<SoundDevice>> devices();

  /**
   * Starts to record.
   *
   * @param deviceId id of a listed microphone, or {@link #DEFAULT}
   * @param block takes each block, which it may keep, on a thread of the system: return quickly
   * @param onLost told once, with the reason, if the device goes away by itself
   * @return the stream; fails if the device cannot be opened
   */
  CompletableFuture<SoundStream> record(
      String deviceId, Consumer<short[]> block, Consumer<String> onLost);

  /**
   * Starts to play.
   *
   * @param deviceId id of a listed loudspeaker, or {@link #DEFAULT}
   * @param fill puts the next samples into each block, on a thread of the system: return quickly
   * @param onLost told once, with the reason, if the device goes away by itself
   * @return the stream; fails if the device cannot be opened
   */
  CompletableFuture<SoundStream> play(
      String deviceId, Consumer<short[]> fill, Consumer<String> onLost);

  /**
   * Follows devices that come and go.
   *
   * @param listener called after each change, on a thread of the system: return quickly
   * @return close it to stop
   */
  DeviceRegistration addChangeListener(Runnable listener);

  /** Ends all streams and the connection. Idempotent. */
  @Override
  void close();
}
