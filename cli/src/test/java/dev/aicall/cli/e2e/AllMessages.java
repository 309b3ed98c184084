package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallAgentVcrConfig;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.api.config.ARTCAICallVisionCustomCaptureRequest;
import dev.aicall.domain.protocol.AgentMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Every message of the protocol, both ways, as both sides send it (`spec/wire.md` 2). */
final class AllMessages {
  /** What an agent is told to send all of its messages. */
  static final String SEND_ALL = "send all";

  /** The wire numbers of what a caller sends. */
  static final List<Integer> OUTBOUND = IntStream.rangeClosed(1100, 1120).boxed().toList();

  /** The callbacks that the agent's messages come out as, 1001 to 1018 and then 1000. */
  static final List<String> CALLBACKS =
      List.of(
          "onAgentStateChanged",
          "onVoiceAgentSubtitleNotify",
          "onUserSubtitleNotify",
          "onVoiceInterrupted",
          "onVoiceIdChanged",
          "onNewRTCToken",
          "onPushToTalk",
          "onVoiceprint",
          "onVoiceprintCleared",
          "onAgentWillLeave",
          "onReceivedAgentCustomMessage",
          "onHumanTakeoverWillStart",
          "onHumanTakeoverConnected",
          "onAgentEmotionNotify",
          "onVisionCustomCapture",
          "onSpeakingInterrupted",
          "onLLMReplyCompleted",
          "onReceivedAgentVcrResult",
          "onErrorOccurs");

  private AllMessages() {}

  /** What an agent sends; the error is one that a call goes on after. */
  static List<AgentMessage> inbound(AgentCall call) {
    return List.of(
        new AgentMessage.ReadyResponse(),
        new AgentMessage.AgentStateChanged(2),
        new AgentMessage.AgentSubtitle("It is sunny", true, 3),
        new AgentMessage.UserSubtitle("How is the weather", true, 3, 4),
        new AgentMessage.VoiceInterruptChanged(false),
        new AgentMessage.VoiceIdChanged("voice-b"),
        new AgentMessage.RtcTokenResponse(call.freshToken()),
        new AgentMessage.PushToTalkChanged(true),
        new AgentMessage.VoiceprintUsingChanged(true),
        new AgentMessage.VoiceprintCleared(),
        new AgentMessage.AgentWillLeave(2001, "idle"),
        new AgentMessage.CustomMessage("{\"cmd\":\"openPage\",\"id\":42}"),
        new AgentMessage.HumanTakeoverWillStart("human-1", 1),
        new AgentMessage.HumanTakeoverConnected("human-1"),
        new AgentMessage.AgentEmotion("happy", 3),
        new AgentMessage.VisionCustomCaptureChanged(true),
        new AgentMessage.SpeakingInterrupted(1),
        new AgentMessage.LlmReplyCompleted("It is sunny, 24 degrees.", 3),
        new AgentMessage.VcrResult(Map.of("peopleCount", Map.of("count", 2))),
        new AgentMessage.AgentError(4005, "no recogniser"));
  }

  /** Sends all messages of a caller but the last, stopping the agent, in the order of numbers. */
  static void send(ARTCAICallEngineInterface engine) {
    sent("interruptSpeaking", engine.interruptSpeaking());
    sent("enableVoiceInterrupt", engine.enableVoiceInterrupt(true));
    sent("switchVoiceId", engine.switchVoiceId("voice-b"));
    sent("requestRTCToken", engine.requestRTCToken());
    sent("enablePushToTalk", engine.enablePushToTalk(true));
    sent("startPushToTalk", engine.startPushToTalk());
    sent("finishPushToTalk", engine.finishPushToTalk());
    sent("startPushToTalk", engine.startPushToTalk());
    sent("cancelPushToTalk", engine.cancelPushToTalk());
    sent("enablePushToTalk", engine.enablePushToTalk(false));
    sent("useVoiceprint", engine.useVoiceprint(true));
    sent("clearVoiceprint", engine.clearVoiceprint());
    sent("sendTextToAgent", engine.sendTextToAgent(text("What can you do?")));
    sent("sendCustomMessageToServer", engine.sendCustomMessageToServer("{\"order\":17}"));
    sent(
        "startVisionCustomCapture",
        engine.startVisionCustomCapture(
            ARTCAICallVisionCustomCaptureRequest.builder().text("Describe this").build()));
    sent("stopVisionCustomCapture", engine.stopVisionCustomCapture());
    sent("updateLlmSystemPrompt", engine.updateLlmSystemPrompt("You are a tour guide."));
    sent(
        "updateVcrConfig",
        engine.updateVcrConfig(
            ARTCAICallAgentVcrConfig.fromMap(Map.of("PeopleCount", Map.of("Enabled", true)))));
    sent("updateBailianAppParams", engine.updateBailianAppParams(Map.of("city", "Oslo")));
    sent("updateAsrMaxSilence", engine.updateAsrMaxSilence(600));
    sent("queryCurrentAgentState", engine.queryCurrentAgentState());
    sent("updateTtsSpeechRate", engine.updateTtsSpeechRate(1.25));
  }

  /** A text for the agent. */
  static ARTCAICallSendTextToAgentRequest text(String text) {
    return ARTCAICallSendTextToAgentRequest.builder().text(text).build();
  }

  private static void sent(String name, boolean accepted) {
    assertThat(accepted).as(name).isTrue();
  }
}
