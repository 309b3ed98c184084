package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallAgentVcrConfig;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.api.config.ARTCAICallVisionCustomCaptureRequest;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallState;
import dev.aicall.rtc.fake.AgentArrival;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be sent is refused and has no other effect: wire.md §4. */
@ExtendWith(CoverageExtension.class)
class RefusalsCoverageTest {
  private static final ARTCAICallVisionCustomCaptureRequest FRAMES =
      ARTCAICallVisionCustomCaptureRequest.builder().build();
  private static final ARTCAICallAgentVcrConfig VCR = ARTCAICallAgentVcrConfig.builder().build();

  static Stream<Arguments> sendingMethods() {
    return Stream.of(
        sending("stopAgent", e -> e.stopAgent()),
        sending("requestRTCToken", e -> e.requestRTCToken()),
        sending("interruptSpeaking", e -> e.interruptSpeaking()),
        sending("enableVoiceInterrupt", e -> e.enableVoiceInterrupt(false)),
        sending("switchVoiceId", e -> e.switchVoiceId("voice-2")),
        sending("updateAsrMaxSilence", e -> e.updateAsrMaxSilence(500)),
        sending("updateTtsSpeechRate", e -> e.updateTtsSpeechRate(1.5)),
        sending("queryCurrentAgentState", e -> e.queryCurrentAgentState()),
        sending("startVisionCustomCapture", e -> e.startVisionCustomCapture(FRAMES)),
        sending("stopVisionCustomCapture", e -> e.stopVisionCustomCapture()),
        sending("updateVcrConfig", e -> e.updateVcrConfig(VCR)),
        sending("sendTextToAgent", e -> e.sendTextToAgent(text("hello"))),
        sending("sendCustomMessageToServer", e -> e.sendCustomMessageToServer("{}")),
        sending("updateLlmSystemPrompt", e -> e.updateLlmSystemPrompt("be brief")),
        sending("updateBailianAppParams", e -> e.updateBailianAppParams(Map.of("a", 1))),
        sending("useVoiceprint", e -> e.useVoiceprint(true)),
        sending("clearVoiceprint", e -> e.clearVoiceprint()));
  }

  private static Arguments sending(String name, Predicate<ARTCAICallEngineInterface> method) {
    return arguments(name, method);
  }

  private static ARTCAICallSendTextToAgentRequest text(String text) {
    return ARTCAICallSendTextToAgentRequest.builder().text(text).build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sendingMethods")
  @Covers.Refusal({
    "stopAgent",
    "requestRTCToken",
    "interruptSpeaking",
    "enableVoiceInterrupt",
    "switchVoiceId",
    "updateAsrMaxSilence",
    "updateTtsSpeechRate",
    "queryCurrentAgentState",
    "startVisionCustomCapture",
    "stopVisionCustomCapture",
    "updateVcrConfig",
    "sendTextToAgent",
    "sendCustomMessageToServer",
    "updateLlmSystemPrompt",
    "updateBailianAppParams",
    "useVoiceprint",
    "clearVoiceprint"
  })
  void sendsOnlyToAnAgentThatReads(
      String name, Predicate<ARTCAICallEngineInterface> method, TestCall call) {
    assertThat(method.test(call.engine())).as("before a call").isFalse();
    call.agent().arrives(AgentArrival.RESULT, AgentArrival.ONLINE, AgentArrival.MEDIA);
    call.begin(ARTCAICallAgentType.VisionAgent);
    assertThat(method.test(call.engine())).as("before the data channel").isFalse();
    call.channel().dataChannelReady(TestCall.AGENT);
    call.channel().loseLink();
    call.settle();
    call.forget();
    assertThat(method.test(call.engine())).as("while the link is lost").isFalse();
    call.settle();

    assertThat(call.sent()).as("sent by " + name).isZero();
    assertThat(call.heard().told()).isEmpty();

    call.channel().restoreLink();
    call.passMillis(300);
    assertThat(method.test(call.engine())).as("when all is well").isTrue();
    call.settle();
    assertThat(call.sent()).isEqualTo(1);

    call.engine().handup(false);
    call.forget();
    assertThat(method.test(call.engine())).as("after hanging up").isFalse();
    call.settle();
    assertThat(call.sent()).isZero();
  }

  @Test
  @Covers.Refusal({
    "updateAsrMaxSilence",
    "updateTtsSpeechRate",
    "sendTextToAgent",
    "updateLlmSystemPrompt",
    "updateVcrConfig",
    "updateBailianAppParams",
    "sendCustomMessageToServer"
  })
  void badArgumentsAreRefused(TestCall call) {
    call.begin(ARTCAICallAgentType.VisionAgent);
    ARTCAICallEngineInterface engine = call.engine();

    assertThat(engine.updateAsrMaxSilence(199)).isFalse();
    assertThat(engine.updateAsrMaxSilence(1_201)).isFalse();
    assertThat(engine.updateTtsSpeechRate(0.49)).isFalse();
    assertThat(engine.updateTtsSpeechRate(2.01)).isFalse();
    assertThat(engine.updateTtsSpeechRate(Double.NaN)).isFalse();
    assertThat(engine.sendTextToAgent(text(""))).isFalse();
    assertThat(engine.updateLlmSystemPrompt("")).isFalse();
    assertThat(engine.updateVcrConfig(null)).isFalse();
    assertThat(engine.updateBailianAppParams(null)).isFalse();
    assertThat(engine.sendCustomMessageToServer("x".repeat(65_536))).isFalse();
    call.settle();

    assertThat(call.sent()).isZero();
    assertThat(call.heard().told()).isEmpty();
  }

  @Test
  @Covers.Refusal({"startVisionCustomCapture", "stopVisionCustomCapture"})
  void agentsWithoutEyesAreShownNoFrames(TestCall call) {
    call.begin(ARTCAICallAgentType.VoiceAgent);
    assertThat(call.engine().startVisionCustomCapture(FRAMES)).isFalse();
    assertThat(call.engine().stopVisionCustomCapture()).isFalse();
    call.settle();
    assertThat(call.sent()).isZero();
  }

  @Test
  @Covers.Refusal("enableVoiceInterrupt")
  void voiceDoesNotInterruptInPushToTalk(TestCall call) {
    call.begin();
    assertThat(call.engine().enablePushToTalk(true)).isTrue();
    call.settle();
    call.forget();
    assertThat(call.engine().enableVoiceInterrupt(true)).isFalse();
    call.settle();
    assertThat(call.sent()).isZero();
  }

  @Test
  @Covers.Refusal({
    "enableSpeaker",
    "muteMicrophone",
    "muteLocalCamera",
    "switchCamera",
    "enablePushToTalk",
    "muteAgentAudioPlaying"
  })
  void destroyedEngineRefusesEverything(TestCall call) {
    call.begin(ARTCAICallAgentType.VideoAgent);
    call.engine().destroy();
    call.settle();
    call.forget();

    assertThat(call.engine().enableSpeaker(false)).isFalse();
    assertThat(call.engine().muteMicrophone(true)).isFalse();
    assertThat(call.engine().muteLocalCamera(true)).isFalse();
    assertThat(call.engine().switchCamera()).isFalse();
    assertThat(call.engine().enablePushToTalk(true)).isFalse();
    assertThat(call.engine().muteAgentAudioPlaying(true)).isFalse();
    call.settle();
    assertThat(call.commands()).isEmpty();
    assertThat(call.heard().told()).isEmpty();
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.None);
  }
}
