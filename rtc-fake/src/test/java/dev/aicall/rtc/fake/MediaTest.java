package dev.aicall.rtc.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmQueue;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.api.model.ARTCAICallAgentType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MediaTest {
  private static final int RATE_HZ = 16_000;

  private final CallerWorld world = new CallerWorld();
  private final PcmQueue microphone = new PcmQueue(RATE_HZ, 1, 10_000);
  private final List<short[]> played = new ArrayList<>();

  @Test
  void withoutTapsACallHasNoTimers() {
    world.join();

    assertThat(world.time.pendingTimers()).isEqualTo(1); // The deadline of the join.
    world.advance(20_000);
    assertThat(world.time.pendingTimers()).isZero();
  }

  @Test
  void agentHearsTheMicrophoneEveryTenMilliseconds() {
    speakInto(1_000);
    world.with(MediaTaps.builder().microphone(microphone).build()).join();

    world.advance(500);

    AgentSenses senses = world.agent().senses();
    long heard = senses.heardPieces();
    assertThat(heard).isBetween(60L, 70L);
    assertThat(senses.lastSamples()).hasSize(RATE_HZ / 100).containsOnly(1_000);
    world.advance(1_000);
    assertThat(senses.heardPieces()).isEqualTo(100);
    assertThat(senses.lastSamples()).isEmpty();
  }

  @Test
  void mutedMicrophoneIsReadButSilent() {
    speakInto(1_000);
    world.session.muteMicrophone(true);
    world.with(MediaTaps.builder().microphone(microphone).build()).join();

    world.advance(2_000);

    assertThat(world.agent().senses().heardPieces()).isZero();
    assertThat(world.agent().senses().silentPieces()).isPositive();
    assertThat(microphone.available()).isZero();
  }

  @Test
  void stoppedMicrophoneIsNotRead() {
    speakInto(1_000);
    world.session.captureMicrophone(false);
    world.with(MediaTaps.builder().microphone(microphone).build()).join();

    world.advance(2_000);

    assertThat(microphone.available()).isEqualTo(RATE_HZ);
    assertThat(world.agent().senses().silentPieces()).isPositive();
  }

  @Test
  void loudspeakerHearsTheAgentWhileItSpeaks() {
    world.agent().greets("Hello");
    world.with(MediaTaps.builder().loudspeaker(this::play).build()).join();
    world.advance(2_000);

    // One word at 2.5 words a second.
    assertThat(played.stream().filter(MediaTest::isSound)).hasSizeBetween(39, 41);
    assertThat(played).hasSizeGreaterThan(200);
  }

  @Test
  void mutedOrUnsubscribedPlayoutIsSilent() {
    world.agent().greets("Hello");
    world.session.mutePlayout(true);
    world.with(MediaTaps.builder().loudspeaker(this::play).build()).join();
    world.advance(1_000);
    world.session.mutePlayout(false);
    world.session.subscribeAudio("agent-1", false);
    world.agent().say("Hello again");
    world.advance(2_000);

    assertThat(played).isNotEmpty().noneMatch(MediaTest::isSound);
  }

  @Test
  void agentSpeaksWithTheVoiceItWasGiven() {
    PcmQueue voice = new PcmQueue(8_000, 1, 10_000);
    short[] samples = new short[8_000];
    Arrays.fill(samples, (short) 321);
    voice.write(samples, 0, samples.length);
    world.agent().voice(voice).greets("Hello");

    world.with(MediaTaps.builder().loudspeaker(this::play).build()).join();
    world.advance(100);

    assertThat(played.get(played.size() - 1)).hasSize(80).containsOnly(321);
  }

  @Test
  void humanIsHeardUnlessUnsubscribed() {
    world.with(MediaTaps.builder().loudspeaker(this::play).build()).join();
    world.agent().takeOver("human-1", 1);
    world.fake.channel().sounds("human-1", true);
    world.advance(100);
    assertThat(isSound(played.get(played.size() - 1))).isTrue();

    world.session.subscribeAudio("human-1", false);
    world.advance(100);
    assertThat(isSound(played.get(played.size() - 1))).isFalse();
  }

  @Test
  void throwingTapsDoNotEndTheCall() {
    world
        .with(
            MediaTaps.builder()
                .loudspeaker(
                    frame -> {
                      throw new IllegalStateException("no loudspeaker");
                    })
                .build())
        .join();

    world.advance(1_000);

    assertThat(world.fake.sessions().get(0).isJoined()).isTrue();
  }

  @Test
  void cameraTapIsSeenUntilItIsNoMorePublished() {
    Camera camera = new Camera();
    List<VideoFrame> preview = new ArrayList<>();
    world.session.setLocalView(view(preview::add));
    world.with(MediaTaps.builder().camera(camera).build()).join();
    assertThat(camera.sink).isNull();

    world.session.captureCamera(true);
    world.advance(0);
    camera.film();
    world.session.publishCamera(false);
    world.advance(0);
    camera.film();
    world.session.captureCamera(false);
    world.advance(0);

    assertThat(camera.sink).isNull();
    assertThat(preview).hasSize(2);
    assertThat(world.agent().senses().seenFrames()).isEqualTo(1);
    assertThat(world.agent().senses().lastFrameSize()).isEqualTo("320x240");
  }

  @Test
  void machinesCameraHasAPreview() {
    List<VideoFrame> preview = new ArrayList<>();
    world.session.captureCamera(true);
    world.session.setLocalView(view(preview::add));
    world.join();

    world.advance(1_000);

    assertThat(preview).hasSizeBetween(14, 18);
  }

  @Test
  void avatarIsShownWhereSomeoneLooks() {
    List<VideoFrame> shown = new ArrayList<>();
    world.of(ARTCAICallAgentType.AvatarAgent).join();
    world.advance(20_000);
    assertThat(world.time.pendingTimers()).isZero();

    world.session.setRemoteView("agent-1-avatar", view(shown::add));
    world.advance(1_000);
    int whileShown = shown.size();
    world.session.setRemoteView("agent-1-avatar", null);
    world.advance(1_000);

    assertThat(whileShown).isBetween(14, 16);
    assertThat(shown).hasSize(whileShown);
    assertThat(world.time.pendingTimers()).isZero();
  }

  private void speakInto(int millis) {
    short[] samples = new short[RATE_HZ * millis / 1_000];
    Arrays.fill(samples, (short) 1_000);
    microphone.write(samples, 0, samples.length);
  }

  private void play(PcmFrame frame) {
    played.add(frame.toArray());
  }

  private static boolean isSound(short[] samples) {
    for (short sample : samples) {
      if (sample != 0) {
        return true;
      }
    }
    return false;
  }

  private static ARTCAICallViewConfig view(VideoFrameSink sink) {
    return ARTCAICallViewConfig.builder().view(sink).build();
  }

  private static final class Camera implements VideoFrameSource {
    @Nullable VideoFrameSink sink;

    @Override
    public void start(VideoFrameSink frames) {
      sink = frames;
    }

    @Override
    public void stop() {
      sink = null;
    }

    void film() {
      if (sink != null) {
        sink.onFrame(VideoFrame.allocate(320, 240, 0, 0));
      }
    }
  }
}
