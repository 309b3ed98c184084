package dev.aicall.rtc.peer.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.api.model.ARTCAICallVideoSourceType;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What {@link ScreenContract} has a stack do in a JVM of its own. */
final class ScreenChecks {
  private static final ARTCAICallVideoConfig SCREEN =
      ARTCAICallVideoConfig.builder()
          .videoSourceType(ARTCAICallVideoSourceType.Screen)
          .cameraCaptureFrameRate(15)
          .build();

  /** 200, 40, 40 of {@link RedWindow} by BT.601. */
  private static final int RED_LUMA = 90;

  private final Supplier<MediaStack> stacks;

  ScreenChecks(Supplier<MediaStack> stacks) {
    this.stacks = stacks;
  }

  void capture() throws Exception {
    try (RedWindow window = new RedWindow(ScreenContract.WIDTH, ScreenContract.HEIGHT);
        MediaStack stack = stacks.get()) {
      window.show();
      assertThat(stack.capabilities().screen()).isTrue();
      MediaDevice screen = get(stack.videoDevices().screens()).get(0);
      assertThat(get(stack.videoDevices().currentSource())).contains(screen);
      get(stack.videoDevices().chooseSource(screen.id()));
      assertThatThrownBy(() -> stack.videoDevices().chooseSource("nothing").get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(NoSuchElementException.class);
      VideoFrameSource source = stack.camera(SCREEN).orElseThrow();
      LinkedBlockingQueue<VideoFrame> frames = new LinkedBlockingQueue<>();
      source.start(frame -> frames.add(frame.copy()));

      VideoFrame red = awaitRed(frames);

      assertThat(red.width()).isEqualTo(ScreenContract.WIDTH);
      assertThat(red.height()).isEqualTo(ScreenContract.HEIGHT);
      assertThat(middle(red.u(), red)).isBetween(97, 110);
      assertThat(middle(red.v(), red)).isBetween(185, 205);
      long began = System.nanoTime();
      int before = frames.size();
      for (int i = 0; i < 15 - before; i++) {
        assertThat(frames.poll(5, TimeUnit.SECONDS)).isNotNull();
      }
      assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(5));

      source.stop();
      frames.clear();
      assertThat(frames.poll(500, TimeUnit.MILLISECONDS)).as("after stop").isNull();
    }
  }

  void call() throws Exception {
    try (RedWindow window = new RedWindow(ScreenContract.WIDTH, ScreenContract.HEIGHT);
        MediaStack callers = stacks.get();
        MediaStack agents = stacks.get()) {
      window.show();
      MediaPeer caller = callers.newPeer(setup(Role.OFFERING), new Deaf());
      MediaPeer agent = agents.newPeer(setup(Role.ANSWERING), new Deaf());
      LinkedBlockingQueue<VideoFrame> frames = new LinkedBlockingQueue<>();
      agent.receiveVideo(MediaSection.CAMERA, frame -> frames.add(frame.copy()));
      VideoFrameSource source = callers.camera(SCREEN).orElseThrow();
      caller.sendVideo(MediaSection.CAMERA, source);
      String answer = get(agent.answer(get(caller.offer()), Set.of(MediaSection.CAMERA)));

      get(caller.acceptAnswer(answer));

      VideoFrame red = awaitRed(frames);
      assertThat(middle(red.v(), red)).isBetween(180, 210);
    }
  }

  void none() {
    try (MediaStack stack = stacks.get()) {
      assertThat(stack.capabilities().screen()).isFalse();
      assertThat(get(stack.videoDevices().screens())).isEmpty();
      assertThat(get(stack.videoDevices().cameras())).isEmpty();
      assertThat(get(stack.videoDevices().currentSource())).isEmpty();
      assertThat(stack.camera(SCREEN)).isEmpty();
      stack.switchCamera();
      stack.useSpeaker(true);
    }
  }

  private static PeerSetup setup(Role role) {
    return new PeerSetup(
        role,
        IceSettings.DEFAULT,
        SoundRoute.TAP,
        SoundRoute.TAP,
        List.of("messages"),
        ARTCAICallAudioConfig.builder().build(),
        SCREEN,
        MediaSection.PICTURES);
  }

  private static VideoFrame awaitRed(LinkedBlockingQueue<VideoFrame> frames)
      throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      VideoFrame frame = frames.poll(15, TimeUnit.SECONDS);
      assertThat(frame).isNotNull();
      int luma =
          frame.y().data().get(frame.height() / 2 * frame.y().stride() + frame.width() / 2) & 255;
      if (Math.abs(luma - RED_LUMA) <= 8) {
        return frame;
      }
    }
    throw new AssertionError("the colour was never seen");
  }

  private static int middle(VideoFrame.Plane colour, VideoFrame frame) {
    return colour.data().get(frame.height() / 4 * colour.stride() + frame.width() / 4) & 255;
  }

  private static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("no result", e);
    }
  }

  /** Only the pictures count. */
  private static final class Deaf implements MediaPeerListener {
    @Override
    public void onDeviceFailure(RtcError error) {
      System.out.println("device: " + error);
    }

    @Override
    public void onBroken(RtcError error) {
      System.out.println("broken: " + error);
    }
  }
}
