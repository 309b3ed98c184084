package dev.aicall.rtc.fake;

import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcEngineFactory;

/** Makes engines on one stack. */
final class FakeRtcEngineFactory implements RtcEngineFactory {
  private final FakeRtc fake;

  FakeRtcEngineFactory(FakeRtc fake) {
    this.fake = fake;
  }

  @Override
  public RtcEngine create() {
    return new FakeRtcEngine(fake);
  }

  @Override
  public AudioDevices audioDevices() {
    return fake.audioDevices();
  }

  @Override
  public VideoDevices videoDevices() {
    return fake.videoDevices();
  }
}
