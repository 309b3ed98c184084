package dev.aicall.rtc.peer;

import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import java.util.concurrent.Executor;

/**
 * The RTC port on a media stack. What it makes runs on the executor that it is given, so many
 * engines share a few threads.
 */
public final class PeerEngineFactory implements RtcEngineFactory {
  /**
   * Creates the factory; nothing runs before the first engine.
   *
   * @param stack opens the media stack, once for each engine
   * @param config where the signalling is
   * @param time clock and timers
   * @param executor runs the sessions, each serially
   */
  public PeerEngineFactory(
      MediaStackProvider stack, PeerConfig config, TimeSource time, Executor executor) {
    throw new UnsupportedOperationException("not yet");
  }

  @Override
  public RtcEngine create() {
    throw new UnsupportedOperationException("not yet");
  }

  @Override
  public AudioDevices audioDevices() {
    throw new UnsupportedOperationException("not yet");
  }

  @Override
  public VideoDevices videoDevices() {
    throw new UnsupportedOperationException("not yet");
  }
}
