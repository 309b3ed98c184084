package dev.aicall.api.device;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The machine's microphones and loudspeakers, as the RTC backend sees them. May be used before,
 * during and after a call, from any thread.
 *
 * <p>No method blocks. Every future completes: asking the system can hang, so after {@link
 * DeviceRegistration#TIMEOUT} it completes with a {@link java.util.concurrent.TimeoutException}. A
 * backend without devices answers with empty lists and refuses a choice with {@link
 * java.util.NoSuchElementException}.
 */
public interface AudioDevices {
  /**
   * Lists the microphones.
   *
   * @return the list, possibly empty
   */
  CompletableFuture<List<MediaDevice>> microphones();

  /**
   * Lists the loudspeakers.
   *
   * @return the list, possibly empty
   */
  CompletableFuture<List<MediaDevice>> speakers();

  /**
   * Returns the microphone in use, or the one that a call would use.
   *
   * @return the device, empty where there is none
   */
  CompletableFuture<Optional<MediaDevice>> currentMicrophone();

  /**
   * Returns the loudspeaker in use, or the one that a call would use.
   *
   * @return the device, empty where there is none
   */
  CompletableFuture<Optional<MediaDevice>> currentSpeaker();

  /**
   * Chooses a microphone; takes effect at once, also during a call.
   *
   * @param deviceId id of a listed microphone
   * @return completes when it is in use
   */
  CompletableFuture<Void> chooseMicrophone(String deviceId);

  /**
   * Chooses a loudspeaker; takes effect at once, also during a call.
   *
   * @param deviceId id of a listed loudspeaker
   * @return completes when it is in use
   */
  CompletableFuture<Void> chooseSpeaker(String deviceId);

  /**
   * Follows devices that are plugged in or out. The listener runs on a thread of the backend:
   * return quickly.
   *
   * @param listener called after each change
   * @return close it to stop
   */
  DeviceRegistration addChangeListener(Runnable listener);
}
