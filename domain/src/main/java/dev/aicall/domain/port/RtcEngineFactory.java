package dev.aicall.domain.port;

import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;

/**
 * Makes RTC engines. One for each backend and injector, shared by all call engines, so what is
 * costly (a native runtime, threads) is held here or below and released with its last user. Devices
 * belong to the machine, so they are here too, usable before any call. Safe from any thread.
 */
public interface RtcEngineFactory {
  /**
   * Makes the RTC engine of one call engine. Runs on a call loop, so it may take time.
   *
   * @return a new engine; the caller closes it
   * @throws RtcException if the stack cannot run here, for example for want of a native library;
   *     the message says what to do
   */
  RtcEngine create();

  /**
   * Returns the sound devices.
   *
   * @return always usable; empty lists where there are none
   */
  AudioDevices audioDevices();

  /**
   * Returns the cameras and screens.
   *
   * @return always usable; empty lists where there are none
   */
  VideoDevices videoDevices();
}
