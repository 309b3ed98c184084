package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallAgentVcrBaseConfig;
import dev.aicall.api.config.ARTCAICallAgentVcrConfig;
import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.api.config.ARTCAICallVisionCustomCaptureRequest;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallAgentVcrResult;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.rtc.fake.RtcCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Camera, views and video content recognition: api.md §1.3 and §1.6. */
@ExtendWith(CoverageExtension.class)
class CameraCoverageTest {
  private static final String AVATAR = TestCall.AGENT + "-avatar";

  private final List<VideoFrame> frames = new ArrayList<>();
  private final ARTCAICallViewConfig view =
      ARTCAICallViewConfig.builder().view((VideoFrameSink) frames::add).build();

  @Test
  @Covers.Effect("muteLocalCamera")
  @Covers.Refusal("muteLocalCamera")
  @Covers.Value({"isLocalCameraMute", "hasLocalVideo"})
  void cameraIsSwitchedForAgentsWithEyes(TestCall call) {
    assertThat(call.engine().hasLocalVideo()).isFalse();
    call.begin(ARTCAICallAgentType.VideoAgent);
    assertThat(call.engine().hasLocalVideo()).isTrue();
    assertThat(call.engine().isLocalCameraMute()).isFalse();
    assertThat(call.engine().muteLocalCamera(true)).isTrue();
    assertThat(call.engine().isLocalCameraMute()).isTrue();
    call.settle();
    assertThat(call.commands()).containsExactly("captureCamera(false)", "setLocalView(null)");

    call.engine().handup(false);
    call.settle();
    call.begin(ARTCAICallAgentType.VoiceAgent);
    assertThat(call.engine().hasLocalVideo()).isFalse();
    assertThat(call.engine().muteLocalCamera(false)).isFalse();
    call.settle();
    assertThat(call.commands()).isEmpty();
    assertThat(call.engine().isLocalCameraMute()).isTrue();
  }

  @Test
  @Covers.Effect("muteLocalCamera")
  void cameraIsRememberedBeforeACall(TestCall call) {
    assertThat(call.engine().muteLocalCamera(true)).isTrue();
    call.engine().call(TestCall.config(ARTCAICallAgentType.VisionAgent).build());
    call.passMillis(200);
    assertThat(call.commands()).doesNotContain("captureCamera(true)");

    assertThat(call.engine().muteLocalCamera(false)).isTrue();
    call.settle();
    assertThat(call.commands()).contains("captureCamera(true)");
  }

  @Test
  @Covers.Effect("switchCamera")
  @Covers.Refusal("switchCamera")
  void nextCameraIsTaken(TestCall call) {
    assertThat(call.engine().switchCamera()).as("without an RTC engine").isFalse();
    call.begin(ARTCAICallAgentType.VisionAgent);
    assertThat(call.engine().switchCamera()).isTrue();
    call.settle();
    assertThat(call.commands()).containsExactly("switchCamera()");

    call.engine().handup(false);
    call.settle();
    call.begin(ARTCAICallAgentType.AvatarAgent);
    assertThat(call.engine().switchCamera()).as("an agent without eyes").isFalse();
    call.settle();
    assertThat(call.commands()).isEmpty();
  }

  @Test
  @Covers.Effect("setLocalViewConfig")
  void ownCameraIsShown(TestCall call) {
    call.begin(ARTCAICallAgentType.VisionAgent);
    call.engine().setLocalViewConfig(view);
    call.settle();
    assertThat(call.commands()).containsExactly("setLocalView(view)");
    call.passMillis(200);
    assertThat(frames).isNotEmpty();

    call.engine().setLocalViewConfig(null);
    call.settle();
    assertThat(call.commands()).containsExactly("setLocalView(view)", "setLocalView(null)");
    frames.clear();
    call.passMillis(200);
    assertThat(frames).isEmpty();
  }

  @Test
  @Covers.Effect("setAgentViewConfig")
  @Covers.Value("hasAgentVideo")
  @Covers.Callback({"onAgentVideoAvailable", "onAgentAvatarFirstFrameDrawn"})
  void agentIsShownWhenItsPictureComes(TestCall call) {
    assertThat(call.engine().hasAgentVideo()).isFalse();
    call.engine().setAgentViewConfig(view);
    call.engine().call(TestCall.config(ARTCAICallAgentType.AvatarAgent).build());
    call.passMillis(200);
    assertThat(call.engine().hasAgentVideo()).isTrue();
    assertThat(call.fake().commands()).contains(new RtcCommand.SetRemoteView(AVATAR, view));
    assertThat(call.heard().told("onAgentVideoAvailable", "onAgentAvatarFirstFrameDrawn"))
        .containsExactly("onAgentVideoAvailable(true)", "onAgentAvatarFirstFrameDrawn()");
    assertThat(frames).isNotEmpty();

    call.forget();
    call.channel().track(AVATAR, TrackKind.VIDEO, false);
    call.settle();
    assertThat(call.heard().told()).containsExactly("onAgentVideoAvailable(false)");
    call.channel().track(AVATAR, TrackKind.VIDEO, true);
    call.settle();
    call.forget();
    call.engine().setAgentViewConfig(null);
    call.settle();
    assertThat(call.commands()).containsExactly("setRemoteView(agent-1-avatar, null)");
  }

  @Test
  @Covers.Effect({"startVisionCustomCapture", "stopVisionCustomCapture"})
  @Covers.Confirmation({"startVisionCustomCapture", "stopVisionCustomCapture"})
  @Covers.Callback("onVisionCustomCapture")
  void agentLooksAtChosenFrames(TestCall call) {
    call.begin(ARTCAICallAgentType.VisionAgent);
    assertThat(
            call.engine()
                .startVisionCustomCapture(
                    ARTCAICallVisionCustomCaptureRequest.builder()
                        .text("What is this?")
                        .isSingle(true)
                        .eachDuration(3)
                        .num(4)
                        .duration(9)
                        .userData("{\"a\":1}")
                        .enableASR(true)
                        .build()))
        .isTrue();
    assertThat(call.engine().stopVisionCustomCapture()).isTrue();
    call.settle();
    assertThat(call.messages())
        .containsExactly(
            new ClientMessage.StartVisionCustomCapture(
                "What is this?", true, 3, 4, 9, "{\"a\":1}", true),
            new ClientMessage.StopVisionCustomCapture());
    assertThat(call.heard().told())
        .containsExactly("onVisionCustomCapture(true)", "onVisionCustomCapture(false)");
  }

  @Test
  @Covers.Effect("updateVcrConfig")
  @Covers.Confirmation("updateVcrConfig")
  @Covers.Callback("onReceivedAgentVcrResult")
  void recognitionIsSetAndItsResultsCome(TestCall call) {
    ARTCAICallAgentVcrConfig config =
        ARTCAICallAgentVcrConfig.builder()
            .peopleCount(ARTCAICallAgentVcrBaseConfig.builder().enable(true).build())
            .build();
    Map<String, Object> found = Map.of("peopleCount", Map.of("count", 2));
    call.begin(ARTCAICallAgentType.VisionAgent);
    assertThat(call.engine().updateVcrConfig(config)).isTrue();
    call.agent().send(new AgentMessage.VcrResult(found));
    call.settle();

    assertThat(call.messages())
        .containsExactly(
            new ClientMessage.UpdateVcrConfig(Map.of("PeopleCount", Map.of("Enabled", true))));
    assertThat(call.heard().arguments("onReceivedAgentVcrResult"))
        .containsExactly(List.of(ARTCAICallAgentVcrResult.fromMap(found)));
  }
}
