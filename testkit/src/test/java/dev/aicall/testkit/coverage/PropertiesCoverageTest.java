package dev.aicall.testkit.coverage;

import static dev.aicall.testkit.coverage.TestCall.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.config.ARTCAICallVisionConfig;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallAudioProfile;
import dev.aicall.api.model.ARTCAICallState;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.rtc.fake.RtcCommand;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Properties and settings of the next call: api.md §1.1 and §1.10. */
@ExtendWith(CoverageExtension.class)
class PropertiesCoverageTest {
  @Test
  @Covers.Value({
    "getUserId",
    "isOnCall",
    "getAgentInfo",
    "getAgentState",
    "getCallState",
    "getRTCInstance"
  })
  void stateFollowsTheCall(TestCall call) {
    assertThat(call.engine().getUserId()).isNull();
    assertThat(call.engine().getAgentInfo()).isNull();
    assertThat(call.engine().getRTCInstance()).isNull();
    assertThat(call.engine().getAgentState()).isEqualTo(ARTCAICallAgentState.Listening);
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.None);
    assertThat(call.engine().isOnCall()).isFalse();

    call.begin(ARTCAICallAgentType.AvatarAgent);
    assertThat(call.engine().getUserId()).isEqualTo(USER);
    assertThat(call.engine().getAgentInfo().getUid()).isEqualTo(TestCall.AGENT);
    assertThat(call.engine().getRTCInstance()).isSameAs(call.fake());
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.Connected);
    assertThat(call.engine().isOnCall()).isTrue();
    call.agent().say("one two");
    call.settle();
    assertThat(call.engine().getAgentState()).isEqualTo(ARTCAICallAgentState.Speaking);

    call.engine().handup(false);
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.Over);
    assertThat(call.engine().isOnCall()).isFalse();
    call.settle();
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.None);
    assertThat(call.engine().getUserId()).as("of the last call").isEqualTo(USER);
    call.engine().call(TestCall.config(ARTCAICallAgentType.VoiceAgent).build());
    assertThat(call.engine().getAgentState()).isEqualTo(ARTCAICallAgentState.Listening);
  }

  @Test
  @Covers.Effect("setDelegate")
  @Covers.Value("getDelegate")
  void anotherDelegateHearsFromTheNextCallbackOn(TestCall call) {
    AtomicInteger ends = new AtomicInteger();
    ARTCAICallEngineDelegate other =
        new ARTCAICallEngineDelegate() {
          @Override
          public void onCallEnd() {
            ends.incrementAndGet();
          }
        };
    assertThat(call.engine().getDelegate()).isSameAs(call.heard().delegate());
    call.begin();
    call.engine().setDelegate(other);
    assertThat(call.engine().getDelegate()).isSameAs(other);
    call.engine().handup(false);
    call.settle();
    assertThat(ends).hasValue(1);
    assertThat(call.heard().told()).isEmpty();

    call.engine().setDelegate(null);
    assertThat(call.engine().getDelegate()).isNull();
    call.begin();
    call.engine().handup(false);
    call.settle();
    assertThat(ends).hasValue(1);
  }

  @Test
  @Covers.Effect({"setAudioConfig", "setVideoConfig", "setVisionConfig", "setMediaTaps"})
  @Covers.Value({"getAudioConfig", "getVideoConfig", "getVisionConfig", "getMediaTaps"})
  void settingsHoldForTheNextCallAndAreFixedDuringIt(TestCall call) {
    ARTCAICallAudioConfig audio =
        ARTCAICallAudioConfig.builder()
            .audioProfile(ARTCAICallAudioProfile.BasicQualityMode)
            .build();
    ARTCAICallVideoConfig video =
        ARTCAICallVideoConfig.builder()
            .videoEncoderFrameRate(5)
            .useFrontCameraDefault(true)
            .build();
    ARTCAICallVisionConfig vision = ARTCAICallVisionConfig.builder().bitrate(340).build();
    MediaTaps taps = MediaTaps.builder().loudspeaker(frame -> {}).build();
    assertThat(call.engine().getAudioConfig()).isNotEqualTo(audio);
    assertThat(call.engine().getVideoConfig()).isNotEqualTo(video);
    assertThat(call.engine().getVisionConfig()).isNull();
    assertThat(call.engine().getMediaTaps()).isSameAs(MediaTaps.none());

    call.engine().setAudioConfig(audio);
    call.engine().setVideoConfig(video);
    call.engine().setVisionConfig(vision);
    call.engine().setMediaTaps(taps);
    call.begin(ARTCAICallAgentType.VisionAgent);
    JoinRequest join = join(call);
    assertThat(join.audio()).isEqualTo(audio);
    assertThat(join.video().isUseFrontCameraDefault()).isTrue();
    assertThat(join.video().getVideoEncoderBitRate()).isEqualTo(340);
    assertThat(join.taps()).isSameAs(taps);

    call.engine().setAudioConfig(ARTCAICallAudioConfig.builder().build());
    call.engine().setVideoConfig(ARTCAICallVideoConfig.builder().build());
    call.engine().setVisionConfig(null);
    call.engine().setMediaTaps(MediaTaps.none());
    assertThat(call.engine().getAudioConfig()).isEqualTo(audio);
    assertThat(call.engine().getVideoConfig()).isEqualTo(video);
    assertThat(call.engine().getVisionConfig()).isEqualTo(vision);
    assertThat(call.engine().getMediaTaps()).isSameAs(taps);
  }

  private static JoinRequest join(TestCall call) {
    return call.fake().commands().stream()
        .filter(RtcCommand.Join.class::isInstance)
        .map(command -> ((RtcCommand.Join) command).request())
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Covers.Value({"getAudioDevices", "getVideoDevices"})
  void devicesAreTheBackends(TestCall call) {
    assertThat(call.engine().getAudioDevices()).isSameAs(call.fake().audioDevices());
    assertThat(call.engine().getVideoDevices()).isSameAs(call.fake().videoDevices());
    assertThat(call.engine().getAudioDevices().microphones().join())
        .extracting(device -> device.id())
        .containsExactly("mic-1");
  }

  @Test
  @Covers.Value("getTranscript")
  void transcriptGrowsAndBeginsAnewWithEachCall(TestCall call) {
    assertThat(call.engine().getTranscript().turns()).isEmpty();
    call.begin();
    call.agent().say("one two");
    call.passMillis(2_000);
    assertThat(call.engine().getTranscript().turns())
        .singleElement()
        .satisfies(turn -> assertThat(turn.text()).isEqualTo("one two"));
    call.engine().handup(false);
    call.settle();
    assertThat(call.engine().getTranscript().turns()).as("of the last call").hasSize(1);
    call.begin();
    assertThat(call.engine().getTranscript().turns()).isEmpty();
  }
}
