package dev.aicall.api.device;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The machine's cameras and screens, as the RTC backend sees them. Same rules as {@link
 * AudioDevices}.
 */
public interface VideoDevices {
  /**
   * Lists the cameras.
   *
   * @return the list, possibly empty
   */
  CompletableFuture<List<MediaDevice>> cameras();

  /**
   * Lists the screens that can be shared.
   *
   * @return the list, possibly empty
   */
  CompletableFuture<List<MediaDevice>> screens();

  /**
   * Returns the camera or screen in use, or the one that a call would use.
   *
   * @return the device, empty where there is none
   */
  CompletableFuture<Optional<MediaDevice>> currentSource();

  /**
   * Chooses a camera or screen; takes effect at once, also during a call.
   *
   * @param deviceId id of a listed camera or screen
   * @return completes when it is in use
   */
  CompletableFuture<Void> chooseSource(String deviceId);

  /**
   * Follows devices that are plugged in or out. The listener runs on a thread of the backend:
   * return quickly.
   *
   * @param listener called after each change
   * @return close it to stop
   */
  DeviceRegistration addChangeListener(Runnable listener);
}
