package dev.aicall.agent.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.agent.RecordingCall;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentTtsConfig;
import dev.aicall.api.config.ARTCAICallAgentVoiceprintConfig;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.ClientMessage.CancelPushToTalk;
import dev.aicall.domain.protocol.ClientMessage.ClearVoiceprint;
import dev.aicall.domain.protocol.ClientMessage.EnablePushToTalk;
import dev.aicall.domain.protocol.ClientMessage.EnableVoiceInterrupt;
import dev.aicall.domain.protocol.ClientMessage.FinishPushToTalk;
import dev.aicall.domain.protocol.ClientMessage.RequestRtcToken;
import dev.aicall.domain.protocol.ClientMessage.SendCustomMessageToServer;
import dev.aicall.domain.protocol.ClientMessage.SendTextToAgent;
import dev.aicall.domain.protocol.ClientMessage.StartPushToTalk;
import dev.aicall.domain.protocol.ClientMessage.StopAgent;
import dev.aicall.domain.protocol.ClientMessage.SwitchVoiceId;
import dev.aicall.domain.protocol.ClientMessage.UpdateAsrMaxSilence;
import dev.aicall.domain.protocol.ClientMessage.UpdateBailianAppParams;
import dev.aicall.domain.protocol.ClientMessage.UpdateLlmSystemPrompt;
import dev.aicall.domain.protocol.ClientMessage.UpdateTtsSpeechRate;
import dev.aicall.domain.protocol.ClientMessage.UseVoiceprint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private static final String QUIET = "agents: {a: {otherwise: Yes.}}";

  private static List<String> answerTo(ClientMessage... messages) {
    RecordingCall call = Rehearsal.ready(QUIET);
    for (ClientMessage message : messages) {
      call.receive(message);
    }
    return call.happened();
  }

  @Test
  void stopEndsTheCallAtOnce() {
    assertThat(answerTo(new StopAgent())).containsExactly("0.00s end");
  }

  @Test
  void gracefulStopFinishesTheSentenceButNotForLong() {
    ARTCAICallAgentConfig graceful =
        ARTCAICallAgentConfig.builder().agentGracefulShutdown(true).build();
    RecordingCall shortOne =
        Rehearsal.of("agents: {a: {wordsPerSecond: 1, greeting: Hi.}}", graceful).ready();
    RecordingCall longOne =
        Rehearsal.of(
                "agents: {a: {wordsPerSecond: 1, greeting: a b c d e f g h i j k l m}}", graceful)
            .withoutSubtitles()
            .ready();

    shortOne.receive(new StopAgent()).advance(20_000);
    longOne.receive(new StopAgent()).advance(20_000);

    assertThat(shortOne.happened())
        .containsExactly(
            "0.00s AgentStateChanged[state=3]",
            "0.00s AgentSubtitle[text=Hi., end=true, sentenceId=0]",
            "1.00s AgentStateChanged[state=1]",
            "1.00s end");
    assertThat(longOne.happened())
        .containsExactly("0.00s AgentStateChanged[state=3]", "10.00s end");
  }

  @Test
  void switchesAreAcknowledged() {
    assertThat(
            answerTo(
                new EnableVoiceInterrupt(false),
                new EnableVoiceInterrupt(true),
                new EnablePushToTalk(true),
                new EnablePushToTalk(false),
                new UseVoiceprint(true),
                new ClearVoiceprint()))
        .containsExactly(
            "0.00s VoiceInterruptChanged[enable=false]",
            "0.00s VoiceInterruptChanged[enable=true]",
            "0.00s PushToTalkChanged[enable=true]",
            "0.00s PushToTalkChanged[enable=false]",
            "0.00s VoiceprintUsingChanged[enable=true]",
            "0.00s VoiceprintCleared[]");
  }

  @Test
  void tokenGoesToItsOwnUserOnly() {
    assertThat(answerTo(new RequestRtcToken(RecordingCall.CALLER), new RequestRtcToken("u2")))
        .containsExactly(
            "0.00s RtcTokenResponse[token=redacted]",
            "0.00s AgentError[code=4003, message=requestRTCToken: a token is given to its own user"
                + " only]");
  }

  @Test
  void anyVoiceWillDoUnlessThereIsAList() {
    assertThat(answerTo(new SwitchVoiceId("x"))).containsExactly("0.00s VoiceIdChanged[voiceId=x]");
  }

  @Test
  void voiceOutsideTheListIsRefusedAndNothingChanges() {
    RecordingCall call =
        Rehearsal.of(
                "agents: {a: {voice: {tone: 440, always: true}, voices: {low: {tone: 220, always:"
                    + " true}}}}",
                ARTCAICallAgentConfig.builder()
                    .ttsConfig(
                        ARTCAICallAgentTtsConfig.builder()
                            .voiceIdList(List.of("listed:A listed voice"))
                            .build())
                    .build())
            .ready();
    Object own = call.voice();

    call.receive(new SwitchVoiceId("other"));
    assertThat(call.voice()).isSameAs(own);
    call.receive(new SwitchVoiceId("low"));
    assertThat(call.voice()).isNotSameAs(own);
    call.receive(new SwitchVoiceId("listed"));
    assertThat(call.voice()).isSameAs(own);

    assertThat(call.happened())
        .containsExactly(
            "0.00s AgentError[code=4003, message=voiceId: one of [listed, low], got another]",
            "0.00s VoiceIdChanged[voiceId=low]",
            "0.00s VoiceIdChanged[voiceId=listed]");
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThat(
            answerTo(
                new UpdateAsrMaxSilence(199),
                new UpdateAsrMaxSilence(1_201),
                new UpdateTtsSpeechRate(0.4),
                new UpdateTtsSpeechRate(2.1),
                new UpdateAsrMaxSilence(200),
                new UpdateTtsSpeechRate(0.5)))
        .containsExactly(
            "0.00s AgentError[code=4003, message=asrMaxSilence: 200 to 1200, got 199]",
            "0.00s AgentError[code=4003, message=asrMaxSilence: 200 to 1200, got 1201]",
            "0.00s AgentError[code=4003, message=speechRate: 0.5 to 2.0, got 0.4]",
            "0.00s AgentError[code=4003, message=speechRate: 0.5 to 2.0, got 2.1]");
  }

  @Test
  void settingsAreKeptAndCanBeSaid() {
    RecordingCall call =
        Rehearsal.ready(
            "agents: {a: {thinking: 0s, rules: [{text: set, do: [{custom: '{prompt}|{bailian}|"
                + "{voice}|{speechRate}|{asrMaxSilence}|{caller}|{agent}|{text}|{other}'}]}]}}");
    call.receive(new UpdateLlmSystemPrompt("Be $1 kind"))
        .receive(new UpdateBailianAppParams(Map.of("city", "Oslo")))
        .receive(new SwitchVoiceId("v"))
        .receive(new UpdateTtsSpeechRate(1.5))
        .receive(new UpdateAsrMaxSilence(700));
    call.happened();

    call.receive(new SendTextToAgent("set"));

    assertThat(call.happened())
        .containsExactly(
            "0.00s CustomMessage[text=Be $1 kind|{\"city\":\"Oslo\"}|v|1.5|700|u1|agent-1|set|"
                + "{other}]");
  }

  @Test
  void pressedSentencesAreToldAndAnsweredInTurn() {
    RecordingCall call =
        Rehearsal.of(
                "agents: {a: {pushToTalkSays: [Go on, Stop], thinking: 0s, rules: [{keyword: go,"
                    + " do: [{custom: went}]}, {keyword: stop, do: [{custom: stopped}]}]}}",
                ARTCAICallAgentConfig.builder().enablePushToTalk(true).build())
            .ready();

    call.receive(new StartPushToTalk()).advance(1_000).receive(new FinishPushToTalk());
    call.receive(new StartPushToTalk()).receive(new CancelPushToTalk());
    call.receive(new FinishPushToTalk());
    call.receive(new StartPushToTalk()).receive(new FinishPushToTalk());

    assertThat(call.happened())
        .containsExactly(
            "1.00s UserSubtitle[text=Go, end=false, sentenceId=1, voiceprint=0]",
            "1.00s UserSubtitle[text=Go on, end=true, sentenceId=1, voiceprint=0]",
            "1.00s CustomMessage[text=went]",
            "1.00s UserSubtitle[text=Stop, end=true, sentenceId=2, voiceprint=0]",
            "1.00s CustomMessage[text=stopped]");
  }

  @Test
  void pressingCutsTheAgentAndNothingIsPressedWhenTheModeIsOff() {
    RecordingCall call = Rehearsal.of("agents: {a: {greeting: Hello you.}}").ready();
    call.happened();

    call.receive(new StartPushToTalk()).receive(new FinishPushToTalk());
    assertThat(call.happened()).isEmpty();
    call.receive(new EnablePushToTalk(true)).receive(new StartPushToTalk());

    assertThat(call.happened())
        .containsExactly(
            "0.00s PushToTalkChanged[enable=true]",
            "0.00s SpeakingInterrupted[reason=2]",
            "0.00s AgentStateChanged[state=1]");
  }

  @Test
  void voiceOfAnotherIsToldButNotAnswered() {
    RecordingCall call =
        Rehearsal.of(
                "agents: {a: {voiceprint: undetected, otherwise: Yes.}}",
                ARTCAICallAgentConfig.builder()
                    .enablePushToTalk(true)
                    .voiceprintConfig(
                        ARTCAICallAgentVoiceprintConfig.builder()
                            .useVoiceprint(true)
                            .voiceprintId("p")
                            .build())
                    .build())
            .ready();

    call.receive(new StartPushToTalk()).receive(new FinishPushToTalk()).advance(1_000);

    assertThat(call.happened())
        .containsExactly(
            "0.00s UserSubtitle[text=I, end=false, sentenceId=1, voiceprint=3]",
            "0.00s UserSubtitle[text=I pressed to talk, end=true, sentenceId=1, voiceprint=3]");
  }

  @Test
  void clearedVoiceprintIsUnregistered() {
    RecordingCall call =
        Rehearsal.of(
                "agents: {a: {pushToTalkSays: Hi}}",
                ARTCAICallAgentConfig.builder().enablePushToTalk(true).build())
            .ready();
    call.receive(new UseVoiceprint(true));
    call.receive(new StartPushToTalk()).receive(new FinishPushToTalk());
    call.receive(new ClearVoiceprint());
    call.receive(new StartPushToTalk()).receive(new FinishPushToTalk());

    assertThat(call.happened())
        .contains(
            "0.00s UserSubtitle[text=Hi, end=true, sentenceId=1, voiceprint=2]",
            "0.00s UserSubtitle[text=Hi, end=true, sentenceId=2, voiceprint=1]");
  }

  @Test
  void customMessagesMatchByTextMembersOrAny() {
    RecordingCall call =
        Rehearsal.ready(
            """
            agents:
              a:
                rules:
                  - custom: {cmd: go, by: {metres: 2}}
                    do: [{custom: by members}]
                  - custom: plain
                    do: [{custom: by text}]
                  - custom: any
                    do: [{custom: {got: "{text}"}}]
            """);

    call.receive(new SendCustomMessageToServer("{\"by\":{\"metres\":2.0,\"x\":1},\"cmd\":\"go\"}"))
        .receive(new SendCustomMessageToServer("plain"))
        .receive(new SendCustomMessageToServer("{\"cmd\":\"go\"}"));

    assertThat(call.happened())
        .containsExactly(
            "0.00s CustomMessage[text=by members]",
            "0.00s CustomMessage[text=by text]",
            "0.00s CustomMessage[text={\"got\":\"{\\\"cmd\\\":\\\"go\\\"}\"}]");
  }
}
