package dev.aicall.rtc.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.MediaDevice.Kind;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.RtcCapabilities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FakeDevicesTest {
  private static final MediaDevice HEADSET =
      new MediaDevice("mic-2", "Headset", Kind.MICROPHONE, false);

  private final VirtualTime time = new VirtualTime();
  private final FakeRtc fake = new FakeRtc(time);

  @Test
  void thereIsOneOfEachAtFirst() {
    assertThat(fake.audioDevices().microphones().join()).hasSize(1);
    assertThat(fake.audioDevices().speakers().join()).hasSize(1);
    assertThat(fake.videoDevices().cameras().join()).hasSize(2);
    assertThat(fake.videoDevices().screens().join()).hasSize(1);
    assertThat(fake.audioDevices().currentMicrophone().join())
        .map(MediaDevice::id)
        .hasValue("mic-1");
  }

  @Test
  void choiceHoldsWhileTheDeviceIsThere() {
    fake.audioDevices().setMicrophones(List.of(HEADSET));
    assertThat(fake.audioDevices().chooseMicrophone("mic-2")).isCompleted();
    assertThat(fake.audioDevices().currentMicrophone().join()).hasValue(HEADSET);

    fake.audioDevices().setMicrophones(List.of());
    assertThat(fake.audioDevices().currentMicrophone().join()).isEmpty();
    assertThat(fake.audioDevices().chooseMicrophone("mic-2"))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(NoSuchElementException.class);
  }

  @Test
  void changesAreToldUntilTheRegistrationIsClosed() {
    List<String> told = new ArrayList<>();
    Runnable listener = () -> told.add("changed");
    DeviceRegistration registration = fake.audioDevices().addChangeListener(listener);
    DeviceRegistration second = fake.audioDevices().addChangeListener(listener);
    second.close();

    fake.audioDevices().setMicrophones(List.of(HEADSET));
    assertThat(told).isEmpty();
    time.runReady();
    assertThat(told).hasSize(1);

    registration.close();
    registration.close();
    fake.audioDevices().setSpeakers(List.of());
    time.runReady();
    assertThat(told).hasSize(1);
  }

  @Test
  void hangingSystemTimesOut() {
    fake.audioDevices().hang(true);

    CompletableFuture<List<MediaDevice>> answer = fake.audioDevices().microphones();
    time.advance(Duration.ofMillis(4_999));
    assertThat(answer).isNotDone();
    time.advance(Duration.ofMillis(1));

    assertThat(answer)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void withoutTheCapabilityListsAreEmpty() {
    fake.capabilities(new RtcCapabilities(false, false, false, true, false, false));

    assertThat(fake.audioDevices().microphones().join()).isEmpty();
    assertThat(fake.audioDevices().currentSpeaker().join()).isEmpty();
    assertThat(fake.videoDevices().cameras().join()).isEmpty();
    assertThat(fake.engineFactory().create().capabilities().devices()).isFalse();
  }

  @Test
  void switchCameraGoesThroughTheCameras() {
    CallerWorld world = new CallerWorld();

    world.session.switchCamera();
    world.advance(0);
    assertThat(world.fake.videoDevices().currentSource().join())
        .map(MediaDevice::id)
        .hasValue("camera-2");

    world.session.switchCamera();
    world.advance(0);
    assertThat(world.fake.videoDevices().currentSource().join())
        .map(MediaDevice::id)
        .hasValue("camera-1");
  }
}
