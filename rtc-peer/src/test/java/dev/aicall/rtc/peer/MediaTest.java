package dev.aicall.rtc.peer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.port.RtcSessionListener.Volume;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MediaTest {
  private static final RtcCapabilities WITH_DEVICES =
      new RtcCapabilities(true, true, false, true, true, true);
  private static final VideoFrame FRAME = VideoFrame.allocate(16, 16, 0, 0);

  private final CallWorld world = new CallWorld();
  private final Voice voice = new Voice();
  private final List<Integer> played = new ArrayList<>();

  @Test
  void microphoneIsReadFromTheJoinOn() {
    world.join(null, ARTCAICallAgentType.VoiceAgent, taps());
    assertThat(world.peer().say()).containsOnly(0);
    assertThat(voice.reads).isZero();

    world.answer();

    assertThat(world.peer().say()).containsOnly(1_000);
  }

  @Test
  void aMutedMicrophoneIsReadAndSilentAStoppedOneIsNotRead() {
    world.talking(ARTCAICallAgentType.VoiceAgent, taps());

    command(() -> world.session().muteMicrophone(true));
    assertThat(world.peer().say()).containsOnly(0);
    assertThat(voice.reads).isEqualTo(1);
    command(() -> world.session().captureMicrophone(false));
    assertThat(world.peer().say()).containsOnly(0);
    assertThat(voice.reads).isEqualTo(1);
    command(() -> world.session().captureMicrophone(true));
    command(() -> world.session().muteMicrophone(false));

    assertThat(world.peer().say()).containsOnly(1_000);
  }

  @Test
  void aMicrophoneThatThrowsOrEndsIsSilence() {
    world.talking(ARTCAICallAgentType.VoiceAgent, taps());
    voice.failing = true;
    assertThat(world.peer().say()).containsOnly(0);
    voice.failing = false;
    assertThat(world.peer().say()).containsOnly(1_000);
    voice.ended = true;
    assertThat(world.peer().say()).containsOnly(0);
    voice.ended = false;

    assertThat(world.peer().say()).containsOnly(0);
    assertThat(world.heard.ends()).isEmpty();
  }

  @Test
  void aMicrophoneOfAnImpossibleFormatIsADeviceException() {
    voice.channels = 7;

    world.talking(ARTCAICallAgentType.VoiceAgent, taps());

    assertThat(world.told()).startsWith("onJoined()");
    assertThat(world.heard.has("onDeviceException")).isTrue();
    assertThat(world.peer().microphone).isNull();
  }

  @Test
  void theLoudspeakerHearsBothSectionsInOne() {
    world.talking(ARTCAICallAgentType.VoiceAgent, taps());

    world.peer().hear(MediaSection.SECOND_AUDIO, 200);
    world.peer().hear(MediaSection.MAIN_AUDIO, 1_000);
    world.peer().hear(MediaSection.MAIN_AUDIO, 1_000);
    world.peer().hear(MediaSection.SECOND_AUDIO, 32_000);
    world.peer().hear(MediaSection.MAIN_AUDIO, 1_000);

    assertThat(played).containsExactly(1_200, 1_000, 32_767);
  }

  @Test
  void muteAndSubscriptionGiveSilenceAtTheUsualPace() {
    world.talking(ARTCAICallAgentType.VoiceAgent, taps());
    world.signal(new Signal.Track("human-1", TrackKind.AUDIO, MediaSection.SECOND_AUDIO, true));

    command(() -> world.session().mutePlayout(true));
    hearBoth();
    command(() -> world.session().mutePlayout(false));
    command(() -> world.session().subscribeAudio("human-1", false));
    hearBoth();
    command(() -> world.session().subscribeAudio("human-1", true));
    command(() -> world.session().subscribeAudio(CallWorld.AGENT, false));
    hearBoth();

    assertThat(played).containsExactly(0, 1_000, 200);
  }

  @Test
  void whoIsUnwantedIsNotHeardBeforeTheirNameIsKnown() {
    command(() -> world.session().subscribeAudio("human-1", false));
    world.join(null, ARTCAICallAgentType.VoiceAgent, taps());
    world.answer();

    world.peer().hear(MediaSection.MAIN_AUDIO, 1_000);
    world.signal(new Signal.Track("agent-7", TrackKind.AUDIO, MediaSection.MAIN_AUDIO, true));
    world.peer().hear(MediaSection.MAIN_AUDIO, 1_000);

    assertThat(played).containsExactly(0, 1_000);
  }

  @Test
  void withoutTapsTheDevicesAreUsedIfThereAreAny() {
    world.stack.capabilities = WITH_DEVICES;
    world.talking();

    assertThat(world.peer().setup.microphone()).isEqualTo(SoundRoute.DEVICE);
    assertThat(world.peer().setup.loudspeaker()).isEqualTo(SoundRoute.DEVICE);
    command(() -> world.session().muteMicrophone(true));
    command(() -> world.session().subscribeAudio(CallWorld.AGENT, false));

    assertThat(world.peer().devices).endsWith("open true mute false", "open true mute true");
    assertThat(world.peer().played)
        .containsEntry(MediaSection.MAIN_AUDIO, false)
        .containsEntry(MediaSection.SECOND_AUDIO, false);
  }

  @Test
  void withoutTapsAndDevicesThereIsSilence() {
    world.talking();

    assertThat(world.peer().setup.microphone()).isEqualTo(SoundRoute.TAP);
    assertThat(world.peer().microphone).isNull();
  }

  @Test
  void everybodysVolumeIsToldFiveTimesASecond() {
    world.talking(ARTCAICallAgentType.VoiceAgent, taps());
    world.peer().say();
    world.peer().hear(MediaSection.MAIN_AUDIO, 32_767);

    world.pass(Duration.ofMillis(200));
    world.pass(Duration.ofMillis(200));

    assertThat(world.heard.events("onVolumes")).hasSize(2);
    assertThat(world.heard.events("onVolumes").get(0).args().get(0))
        .isEqualTo(List.of(new Volume("0", 8, true), new Volume("agent-7", 255, true)));
    assertThat(world.heard.events("onVolumes").get(1).args().get(0))
        .isEqualTo(List.of(new Volume("0", 0, false), new Volume("agent-7", 0, false)));
  }

  @Test
  void theDevicesLevelIsTheOwnVolume() {
    world.stack.capabilities = WITH_DEVICES;
    world.talking();
    world.peer().deviceLevel = 16_384;

    world.pass(Duration.ofMillis(200));

    assertThat(world.heard.events("onVolumes").get(0).args().get(0))
        .asString()
        .contains("volume=128, speech=true");
  }

  @Test
  void cameraFilmsForPreviewAndIsSentUnlessUnpublished() {
    Camera camera = new Camera();
    List<VideoFrame> preview = new ArrayList<>();
    command(() -> world.session().captureCamera(true));
    command(() -> world.session().setLocalView(view(preview::add)));
    world.talking(ARTCAICallAgentType.VisionAgent, MediaTaps.builder().camera(camera).build());
    List<VideoFrame> sent = new ArrayList<>();
    VideoFrameSource published = requireNonNull(world.peer().camera);
    published.start(sent::add);
    camera.film();

    command(() -> world.session().publishCamera(false));
    assertThat(world.peer().camera).isNull();
    published.stop();
    camera.film();
    command(() -> world.session().publishCamera(true));
    requireNonNull(world.peer().camera).start(sent::add);
    camera.film();

    assertThat(preview).hasSize(3);
    assertThat(sent).hasSize(2);
    command(() -> world.session().captureCamera(false));
    assertThat(camera.starts).isEqualTo(1);
    assertThat(camera.stops).isEqualTo(1);
  }

  @Test
  void cameraGoesOnWithANewConnection() {
    Camera camera = new Camera();
    command(() -> world.session().captureCamera(true));
    command(() -> world.session().publishCamera(true));
    world.talking(ARTCAICallAgentType.VideoAgent, MediaTaps.builder().camera(camera).build());
    world.peer().loseChannels();
    world.time.runReady();
    world.answer();

    assertThat(world.stack.peers.get(0).camera).isNull();
    assertThat(world.peer().camera).isNotNull();
    assertThat(camera.starts).isEqualTo(1);
    assertThat(camera.stops).isZero();
  }

  @Test
  void voiceAgentsNeedNoCamera() {
    Camera camera = new Camera();
    command(() -> world.session().captureCamera(true));

    world.talking(ARTCAICallAgentType.VoiceAgent, MediaTaps.builder().camera(camera).build());

    assertThat(camera.starts).isZero();
  }

  @Test
  void theDevicesCameraIsUsedWithoutATapAndSwitched() {
    Camera device = new Camera();
    world.stack.capabilities = WITH_DEVICES;
    world.stack.cameraDevice = device;
    command(() -> world.session().captureCamera(true));
    world.talking(ARTCAICallAgentType.VisionAgent, MediaTaps.none());

    command(() -> world.session().switchCamera());
    world.session().leave();
    world.pass(Farewell.LIMIT);

    assertThat(world.stack.cameraSwitches).isEqualTo(1);
    assertThat(device.starts).isEqualTo(1);
    assertThat(device.stops).isEqualTo(1);
  }

  @Test
  void theAvatarsPictureReachesItsViewAndIsToldOnce() {
    List<VideoFrame> shown = new ArrayList<>();
    world.talking(ARTCAICallAgentType.AvatarAgent, MediaTaps.none());
    command(() -> world.session().setRemoteView("avatar-1", view(shown::add)));
    world.peer().show(FRAME);
    world.time.runReady();
    assertThat(world.heard.has("onFirstVideoFrame")).isFalse();

    world.signal(new Signal.Track("avatar-1", TrackKind.VIDEO, MediaSection.PICTURE, true));
    world.peer().show(FRAME);
    world.peer().show(FRAME);
    world.time.runReady();

    assertThat(shown).hasSize(2);
    assertThat(world.told())
        .endsWith("onTrack(avatar-1, VIDEO, true)", "onFirstVideoFrame(avatar-1)");
    command(() -> world.session().setRemoteView("avatar-1", null));
    world.peer().show(FRAME);
    assertThat(shown).hasSize(2);
  }

  @Test
  void firstPictureAndSoundAreToldOnceForAllConnections() {
    world.talking(ARTCAICallAgentType.VideoAgent, MediaTaps.none());
    world.signal(new Signal.Track("avatar-1", TrackKind.VIDEO, MediaSection.PICTURE, true));
    world.peer().show(FRAME);
    world.time.runReady();
    List<VideoFrame> shown = new ArrayList<>();
    command(() -> world.session().setRemoteView("avatar-1", view(shown::add)));
    world.peer().loseChannels();
    world.time.runReady();

    world.answer();
    world.signal(new Signal.Track("avatar-1", TrackKind.VIDEO, MediaSection.PICTURE, true));
    world.agentComes();
    world.peer().show(FRAME);
    world.time.runReady();

    assertThat(world.heard.events("onFirstVideoFrame")).hasSize(1);
    assertThat(world.heard.events("onFirstAudio")).hasSize(1);
    assertThat(shown).hasSize(1);
  }

  @Test
  void viewsAndLoudspeakersThatThrowDoNotEndTheCall() {
    world.talking(
        ARTCAICallAgentType.VideoAgent,
        MediaTaps.builder()
            .loudspeaker(
                frame -> {
                  throw new IllegalStateException("loudspeaker");
                })
            .build());
    world.signal(new Signal.Track("avatar-1", TrackKind.VIDEO, MediaSection.PICTURE, true));
    command(
        () ->
            world
                .session()
                .setRemoteView(
                    "avatar-1",
                    view(
                        frame -> {
                          throw new IllegalStateException("view");
                        })));

    world.peer().hear(MediaSection.MAIN_AUDIO, 1_000);
    world.peer().show(FRAME);
    world.time.runReady();

    assertThat(world.heard.ends()).isEmpty();
    assertThat(world.heard.has("onFirstVideoFrame")).isTrue();
  }

  @Test
  void nothingIsReadOrPlayedAfterTheEnd() {
    world.talking(ARTCAICallAgentType.VoiceAgent, taps());
    PcmSource microphone = requireNonNull(world.peer().microphone);
    world.session().leave();
    world.time.runReady();

    assertThat(world.peer().microphone).isNull();
    assertThat(world.peer().sinks).isEmpty();
    microphone.read(new short[480], 0, 480);
    assertThat(voice.reads).isZero();
  }

  private void hearBoth() {
    world.peer().hear(MediaSection.SECOND_AUDIO, 200);
    world.peer().hear(MediaSection.MAIN_AUDIO, 1_000);
  }

  private void command(Runnable command) {
    command.run();
    world.time.runReady();
  }

  private MediaTaps taps() {
    return MediaTaps.builder().microphone(voice).loudspeaker(this::play).build();
  }

  private void play(PcmFrame frame) {
    played.add((int) frame.sample(0));
  }

  private static ARTCAICallViewConfig view(VideoFrameSink sink) {
    return ARTCAICallViewConfig.builder().view(sink).build();
  }

  private static final class Voice implements PcmSource {
    int reads;
    int channels = 1;
    boolean failing;
    boolean ended;

    @Override
    public int sampleRateHz() {
      return 48_000;
    }

    @Override
    public int channels() {
      return channels;
    }

    @Override
    public int read(short[] samples, int offset, int length) {
      reads++;
      Arrays.fill(samples, offset, offset + length, (short) 1_000);
      if (failing) {
        throw new IllegalStateException("microphone");
      }
      return ended ? END : length;
    }
  }

  private static final class Camera implements VideoFrameSource {
    int starts;
    int stops;
    private @Nullable VideoFrameSink sink;

    @Override
    public void start(VideoFrameSink newSink) {
      starts++;
      sink = newSink;
    }

    @Override
    public void stop() {
      stops++;
    }

    void film() {
      if (sink != null) {
        sink.onFrame(FRAME);
      }
    }
  }
}
