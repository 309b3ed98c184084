package dev.aicall.benchmarks;

import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.port.RtcSessionListener;
import org.jspecify.annotations.Nullable;

/** An RTC stack that costs nothing: keeps the last message sent, and the listener to feed. */
final class BareSession implements RtcEngineFactory, RtcEngine, RtcSession {
  @Nullable RtcSessionListener listener;
  byte[] sent = new byte[0];

  @Override
  public RtcEngine create() {
    return this;
  }

  @Override
  public RtcSession newSession(RtcSessionListener newListener) {
    listener = newListener;
    return this;
  }

  @Override
  public void send(byte[] data) {
    sent = data;
  }

  @Override
  public Object handle() {
    return this;
  }

  @Override
  public RtcCapabilities capabilities() {
    return new RtcCapabilities(false, false, false, false, false, false);
  }

  @Override
  public AudioDevices audioDevices() {
    throw new UnsupportedOperationException("no devices in a benchmark");
  }

  @Override
  public VideoDevices videoDevices() {
    throw new UnsupportedOperationException("no devices in a benchmark");
  }

  @Override
  public void useSpeaker(boolean loudspeaker) {}

  @Override
  public void close() {}

  @Override
  public void join(JoinRequest request) {}

  @Override
  public void leave() {}

  @Override
  public void captureMicrophone(boolean on) {}

  @Override
  public void muteMicrophone(boolean mute) {}

  @Override
  public void captureCamera(boolean on) {}

  @Override
  public void publishCamera(boolean on) {}

  @Override
  public void switchCamera() {}

  @Override
  public void mutePlayout(boolean mute) {}

  @Override
  public void subscribeAudio(String uid, boolean on) {}

  @Override
  public void refreshToken(String token) {}

  @Override
  public void setLocalView(@Nullable ARTCAICallViewConfig view) {}

  @Override
  public void setRemoteView(String uid, @Nullable ARTCAICallViewConfig view) {}
}
