package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.api.model.ARTCAICallVideoSourceType;
import dev.aicall.rtc.webrtc.sound.PulseSound;
import java.awt.Color;
import java.awt.Frame;
import java.awt.Window;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Screens of an X server that shows one colour. */
final class ScreenChecks {
  private static final ARTCAICallVideoConfig SCREEN =
      ARTCAICallVideoConfig.builder()
          .videoSourceType(ARTCAICallVideoSourceType.Screen)
          .cameraCaptureFrameRate(15)
          .build();

  private ScreenChecks() {}

  public static void main(String[] names) {
    new ChildChecks()
        .add("capture", ScreenChecks::capture)
        .add("none", ScreenChecks::none)
        .run(names);
  }

  private static void capture() throws InterruptedException {
    Frame owner = new Frame();
    Window window = new Window(owner);
    window.setBounds(0, 0, 640, 480);
    window.setBackground(new Color(200, 40, 40));
    window.setVisible(true);
    try (WebRtcDevices devices = new WebRtcDevices(new PulseSound(Map.of()))) {
      assertThat(devices.capabilities().screen()).isTrue();
      assertThat(devices.capabilities().devices()).isFalse();
      MediaDevice screen = PeerPair.get(devices.video().screens()).get(0);
      assertThat(PeerPair.get(devices.video().currentSource())).contains(screen);
      PeerPair.get(devices.video().chooseSource(screen.id()));
      assertThatThrownBy(() -> devices.video().chooseSource("nothing").get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(NoSuchElementException.class);
      VideoFrameSource source = devices.camera(SCREEN).orElseThrow();
      LinkedBlockingQueue<VideoFrame> frames = new LinkedBlockingQueue<>();
      source.start(frame -> frames.add(frame.copy()));

      VideoFrame red = awaitColour(frames);

      assertThat(red.width()).isEqualTo(640);
      assertThat(red.height()).isEqualTo(480);
      // 200, 40, 40 by BT.601: Y 81 + 0, U 103, V 196 or so.
      assertThat(at(red.u())).isBetween(97, 110);
      assertThat(at(red.v())).isBetween(185, 205);
      long began = System.nanoTime();
      int before = frames.size();
      for (int i = 0; i < 15 - before; i++) {
        assertThat(frames.poll(5, TimeUnit.SECONDS)).isNotNull();
      }
      assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(5));

      source.stop();
      frames.clear();
      assertThat(frames.poll(500, TimeUnit.MILLISECONDS)).as("after stop").isNull();
    } finally {
      window.dispose();
      owner.dispose();
    }
  }

  private static VideoFrame awaitColour(LinkedBlockingQueue<VideoFrame> frames)
      throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      VideoFrame frame = frames.poll(5, TimeUnit.SECONDS);
      assertThat(frame).isNotNull();
      int luma = frame.y().data().get(240 * frame.y().stride() + 320) & 255;
      if (Math.abs(luma - 90) <= 8) {
        return frame;
      }
    }
    throw new AssertionError("the colour was never seen");
  }

  private static int at(VideoFrame.Plane plane) {
    return plane.data().get(120 * plane.stride() + 160) & 255;
  }

  private static void none() {
    try (WebRtcDevices devices = new WebRtcDevices(new PulseSound(Map.of()))) {
      assertThat(devices.capabilities().screen()).isFalse();
      assertThat(PeerPair.get(devices.video().screens())).isEmpty();
      assertThat(PeerPair.get(devices.video().cameras())).isEmpty();
      assertThat(devices.camera(SCREEN)).isEmpty();
      devices.switchCamera();
      devices.useSpeaker(true);
    }
  }
}
