package dev.aicall.agent.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.agent.RecordingCall;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.protocol.ClientMessage.QueryAgentState;
import dev.aicall.domain.protocol.ClientMessage.SendTextToAgent;
import dev.aicall.domain.protocol.RejectedMessage;
import dev.aicall.domain.protocol.RejectedMessage.Reason;
import dev.aicall.domain.protocol.UnknownMessage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BuiltInAgentsTest {
  private static final RehearsalAgents AGENTS = RehearsalAgents.builtIn();

  private static RecordingCall call(String id) {
    return new RecordingCall(AGENTS, id, ARTCAICallAgentConfig.builder().build()).ready();
  }

  @Test
  void areOneOfEachKind() {
    assertThat(AGENTS.ids())
        .containsExactly("robot", "avatar", "vision", "video", "echo", "everything");
    assertThat(AGENTS.ids().stream().map(id -> AGENTS.find(id).orElseThrow().type()))
        .containsExactly(
            ARTCAICallAgentType.VoiceAgent,
            ARTCAICallAgentType.AvatarAgent,
            ARTCAICallAgentType.VisionAgent,
            ARTCAICallAgentType.VideoAgent,
            ARTCAICallAgentType.VoiceAgent,
            ARTCAICallAgentType.VoiceAgent);
    assertThat(AGENTS.ids()).contains(RehearsalAgents.DEFAULT_AGENT_ID);
  }

  @Test
  void ownScriptsComeBesideThemOrInstead() {
    RehearsalAgents own = RehearsalAgents.parse("t", "agents: {robot: {name: Mine}, x: {}}");

    RehearsalAgents all = AGENTS.plus(own);

    assertThat(all.ids()).containsAll(AGENTS.ids()).contains("x");
    assertThat(all.find("robot").orElseThrow().name()).isEqualTo("Mine");
    assertThatThrownBy(
            () -> new RecordingCall(AGENTS, "x", ARTCAICallAgentConfig.builder().build()))
        .isInstanceOf(java.util.NoSuchElementException.class);
  }

  @Test
  void robotGoesTurnsStopsAndSaysGoodbye() {
    RecordingCall call = call("robot").advance(10_000);
    assertThat(said(call)).isEqualTo("Hello. Tell me where to go.");
    for (String[] pair :
        new String[][] {
          {"Please go back", "Going back."},
          {"forward!", "Going forward."},
          {"Turn left now", "Turning left."},
          {"stop", "I have stopped."},
          {"How far is it?", "Two metres to the wall in front of me."},
          {
            "What can you do?",
            "I go forward and back, turn left and right, and stop. Ask me how far the wall is."
          },
          {"sing", "I did not understand that. Say help."},
          {"goodbye", "Goodbye."}
        }) {
      call.receive(new SendTextToAgent(pair[0])).advance(20_000);
      assertThat(said(call)).isEqualTo(pair[1]);
    }
  }

  private static String said(RecordingCall call) {
    StringBuilder text = new StringBuilder();
    for (String event : call.happened()) {
      if (event.contains("AgentSubtitle")) {
        text.append(event.replaceAll(".*text=(.*), end=(.*), .*", "$1"));
        if (event.contains("end=true")) {
          text.append(' ');
        }
      }
    }
    return text.toString().strip();
  }

  @Test
  void robotSendsItsCommandsAndLeavesInOrder() {
    RecordingCall call = call("robot").withoutSubtitles().advance(10_000);
    call.happened();

    call.receive(new SendTextToAgent("go forward")).advance(1_000);
    call.receive(new SendTextToAgent("bye")).advance(1_000);

    assertThat(call.happened())
        .containsExactly(
            "10.00s AgentStateChanged[state=2]",
            "10.30s CustomMessage[text={\"cmd\":\"move\",\"direction\":\"forward\"}]",
            "10.30s AgentStateChanged[state=3]",
            "10.30s AgentEmotion[emotion=happy, sentenceId=1]",
            "11.00s SpeakingInterrupted[reason=5]",
            "11.00s AgentStateChanged[state=1]",
            "11.00s AgentStateChanged[state=2]",
            "11.30s AgentStateChanged[state=3]",
            "11.30s AgentEmotion[emotion=happy, sentenceId=2]",
            "11.70s AgentWillLeave[reason=0, message=goodbye]",
            "11.70s end");
  }

  @Test
  void everythingSendsEachMessageOnce() {
    RecordingCall call = call("everything");

    call.receive(new SendTextToAgent("everything")).advance(5_000);

    List<String> kinds =
        call.happened().stream().map(event -> event.replaceAll("^\\S+ (\\w+).*", "$1")).toList();
    assertThat(kinds)
        .hasSize(20)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrder(
            "AgentError",
            "AgentStateChanged",
            "AgentSubtitle",
            "UserSubtitle",
            "VoiceInterruptChanged",
            "VoiceIdChanged",
            "RtcTokenResponse",
            "PushToTalkChanged",
            "VoiceprintUsingChanged",
            "VoiceprintCleared",
            "AgentWillLeave",
            "CustomMessage",
            "HumanTakeoverWillStart",
            "HumanTakeoverConnected",
            "AgentEmotion",
            "VisionCustomCaptureChanged",
            "SpeakingInterrupted",
            "LlmReplyCompleted",
            "VcrResult",
            "ReadyResponse");
  }

  @Test
  void everythingTellsWhatItReceived() {
    RecordingCall call = call("everything");

    call.receive(new QueryAgentState())
        .receive(new QueryAgentState())
        .receive(new UnknownMessage("2000"))
        .receive(new RejectedMessage(Reason.MALFORMED, ""));
    call.happened();
    call.receive(new SendTextToAgent("received"));

    assertThat(call.happened())
        .containsExactly(
            "0.00s CustomMessage[text={\"received\":{\"1111\":1,\"1119\":2},\"unknown\":1,"
                + "\"rejected\":1,\"framesSeen\":0,\"settings\":{\"voiceInterrupt\":true,"
                + "\"pushToTalk\":false,\"voiceprint\":false,\"voiceId\":\"\",\"prompt\":\"\","
                + "\"bailian\":{},\"asrMaxSilence\":400,\"speechRate\":1.0}}]");
    assertThat(call.sounds()).isTrue();
  }

  @Test
  void echoSaysNothingByItself() {
    RecordingCall call = call("echo");

    call.receive(new SendTextToAgent("x")).advance(5_000);

    assertThat(Set.copyOf(call.happened()))
        .containsExactlyInAnyOrder(
            "0.00s AgentStateChanged[state=2]", "0.30s AgentStateChanged[state=1]");
  }
}
