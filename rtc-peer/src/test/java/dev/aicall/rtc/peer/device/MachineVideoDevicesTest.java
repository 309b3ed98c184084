package dev.aicall.rtc.peer.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.MediaDevice.Kind;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.api.model.ARTCAICallVideoSourceType;
import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Choosing, following and capturing, with devices that the test plugs in. */
class MachineVideoDevicesTest {
  private static final MediaDevice FRONT = new MediaDevice("front", "Front", Kind.CAMERA, true);
  private static final MediaDevice REAR = new MediaDevice("rear", "Rear", Kind.CAMERA, false);
  private static final MediaDevice SCREEN = new MediaDevice("screen", "Screen", Kind.SCREEN, true);
  private static final ARTCAICallVideoConfig OF_CAMERA = ARTCAICallVideoConfig.builder().build();
  private static final ARTCAICallVideoConfig OF_SCREEN =
      ARTCAICallVideoConfig.builder().videoSourceType(ARTCAICallVideoSourceType.Screen).build();

  private final VirtualTime time = new VirtualTime();
  private final Plugged cameras = new Plugged(FRONT, REAR);
  private final Plugged screens = new Plugged(SCREEN);
  private final List<String> failures = new ArrayList<>();
  private final List<VideoFrame> frames = new ArrayList<>();
  private final MachineVideoDevices devices =
      new MachineVideoDevices(cameras, screens, time, time, failures::add);

  @Test
  void theTypeOfTheSourceSaysWhatIsTakenUntilSomebodyChooses() {
    start(OF_CAMERA);
    assertThat(cameras.open).containsExactly("front");
    assertThat(screens.open).isEmpty();
    start(OF_SCREEN);
    assertThat(screens.open).containsExactly("screen");

    CompletableFuture<Void> choice = devices.chooseSource("screen");
    assertThat(choice).isNotDone();
    time.runReady();
    assertThat(choice).isCompleted();

    assertThat(cameras.open).isEmpty();
    assertThat(screens.open).containsExactly("screen", "screen");
    assertThat(devices.currentSource().join()).contains(SCREEN);
  }

  @Test
  void picturesComeUntilTheSourceIsStopped() {
    VideoFrameSource source = start(OF_SCREEN);
    screens.show();
    assertThat(frames).hasSize(1);

    source.stop();
    screens.show();
    time.runReady();

    assertThat(frames).hasSize(1);
    assertThat(screens.open).isEmpty();
  }

  @Test
  void switchingGoesRoundTheCameras() {
    start(OF_CAMERA);
    for (String next : List.of("rear", "front")) {
      devices.switchCamera();
      time.runReady();
      assertThat(cameras.open).containsExactly(next);
    }
    cameras.set(FRONT);
    devices.switchCamera();
    time.runReady();
    assertThat(cameras.open).containsExactly("front");
  }

  @Test
  void camerasThatDoNotAnswerKeepNoScreenWaiting() {
    cameras.answer = new CompletableFuture<>();

    start(OF_SCREEN);

    assertThat(screens.open).containsExactly("screen");
  }

  @Test
  void whatIsNotThereIsToldOnceAndNothingIsCaptured() {
    screens.set();
    start(OF_SCREEN);
    assertThat(failures).containsExactly("screen: this machine has none");

    cameras.broken = true;
    start(OF_CAMERA);
    assertThat(failures).contains("camera: broken").hasSize(2);
    assertThat(devices.chooseSource("nothing"))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(NoSuchElementException.class);
  }

  @Test
  void changesAreLookedForWhileSomebodyListens() {
    List<String> told = new ArrayList<>();
    assertThat(time.pendingTimers()).isZero();
    DeviceRegistration listening = devices.addChangeListener(() -> told.add("change"));
    time.advance(MachineVideoDevices.INTERVAL.multipliedBy(3));
    assertThat(told).isEmpty();

    cameras.set(FRONT);
    time.advance(MachineVideoDevices.INTERVAL);
    assertThat(told).containsExactly("change");
    screens.set();
    time.advance(MachineVideoDevices.INTERVAL.multipliedBy(2));
    assertThat(told).hasSize(2);

    listening.close();
    cameras.set();
    time.advance(MachineVideoDevices.INTERVAL.multipliedBy(2));
    assertThat(told).hasSize(2);
    assertThat(time.pendingTimers()).isZero();
  }

  @Test
  void afterTheEndNothingIsCaptured() {
    start(OF_SCREEN);

    devices.close();
    time.runReady();
    start(OF_CAMERA);

    assertThat(screens.open).isEmpty();
    assertThat(cameras.open).isEmpty();
  }

  private VideoFrameSource start(ARTCAICallVideoConfig config) {
    VideoFrameSource source = devices.source(config);
    source.start(frames::add);
    time.runReady();
    return source;
  }

  /** Devices of one kind. */
  private static final class Plugged implements PictureSystem {
    final List<String> open = new ArrayList<>();
    private final List<VideoFrameSink> sinks = new ArrayList<>();
    CompletableFuture<List<MediaDevice>> answer = new CompletableFuture<>();
    boolean broken;

    Plugged(MediaDevice... devices) {
      set(devices);
    }

    void set(MediaDevice... devices) {
      answer = CompletableFuture.completedFuture(List.of(devices));
    }

    void show() {
      sinks.forEach(sink -> sink.onFrame(VideoFrame.allocate(2, 2, 0, 0)));
    }

    @Override
    public CompletableFuture<List<MediaDevice>> devices() {
      return answer;
    }

    @Override
    public PictureCapture open(
        MediaDevice device, ARTCAICallVideoConfig video, VideoFrameSink sink) {
      if (broken) {
        throw new IllegalStateException("broken");
      }
      open.add(device.id());
      sinks.add(sink);
      return () -> open.remove(device.id());
    }
  }
}
