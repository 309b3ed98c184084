package dev.aicall.agent.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.agent.server.agent.RecordingCall;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAutoSpeechConfig;
import dev.aicall.api.config.ARTCAICallAutoSpeechContent;
import dev.aicall.api.config.ARTCAICallAutoSpeechUserIdle;
import dev.aicall.domain.protocol.ClientMessage.SendTextToAgent;
import dev.aicall.domain.protocol.ClientMessage.SwitchVoiceId;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
  private static RecordingCall does(String steps) {
    return Rehearsal.ready(
            "agents: {a: {thinking: 0s, wordsPerSecond: 1, otherwise: " + steps + "}}")
        .receive(new SendTextToAgent("x"));
  }

  @Test
  void sendsWhatTheScriptSays() {
    RecordingCall call =
        does(
            """
            [{emotion: sad}, {custom: {a: [1, null, "{text}"]}}, {state: thinking}, {error: 4006},
             {error: {code: 4001, message: full}}, {willLeave: {message: soon}},
             {vcr: {headMotion: {nodDetected: true}}}, token, {raw: "{nonsense"},
             {extension: {type: 7, payload: {x: 1}}}, {extension: {type: 8, payload: text}},
             {online: {uid: h, voice: silence}}, {online: {uid: g}}, {offline: h},
             {track: {kind: audio, available: false}}, {wait: 2s}, {bye: 2}]
            """);

    assertThat(call.advance(5_000).happened())
        .containsExactly(
            "0.00s AgentEmotion[emotion=sad, sentenceId=1]",
            "0.00s CustomMessage[text={\"a\":[1,null,\"x\"]}]",
            "0.00s AgentStateChanged[state=2]",
            "0.00s AgentError[code=4006, message=null]",
            "0.00s AgentError[code=4001, message=full]",
            "0.00s AgentWillLeave[reason=0, message=soon]",
            "0.00s VcrResult[data={headMotion={nodDetected=true}}]",
            "0.00s RtcTokenResponse[token=redacted]",
            "0.00s raw {nonsense",
            "0.00s extension 7 {\"x\":1}",
            "0.00s extension 8 text",
            "0.00s online h silent",
            "0.00s online g heard",
            "0.00s offline h",
            "0.00s track AUDIO false",
            "2.00s bye 2");
  }

  @Test
  void endIsTheEnd() {
    assertThat(does("[end, {custom: never}]").advance(10_000).happened())
        .containsExactly("0.00s end");
  }

  @Test
  void eventsHappenByThemselvesAndInterrupt() {
    RecordingCall call =
        Rehearsal.ready(
            """
            agents:
              a:
                wordsPerSecond: 1
                greeting: a b c d
                events:
                  - at: 1500ms
                    do: [{custom: beside}]
                  - at: 2s
                    do: [{interrupt: byWords}]
                  - at: 3s
                    do: [{say: Late.}]
                  - at: 3.5s
                    do: [{say: Later.}]
            """);

    assertThat(call.advance(10_000).happened())
        .containsExactly(
            "0.00s AgentStateChanged[state=3]",
            "0.00s AgentSubtitle[text=a , end=false, sentenceId=0]",
            "1.00s AgentSubtitle[text=b , end=false, sentenceId=0]",
            "1.50s CustomMessage[text=beside]",
            "2.00s SpeakingInterrupted[reason=1]",
            "2.00s AgentStateChanged[state=1]",
            "3.00s AgentStateChanged[state=3]",
            "3.00s AgentSubtitle[text=Late., end=true, sentenceId=0]",
            "3.50s SpeakingInterrupted[reason=4]",
            "3.50s AgentSubtitle[text=Later., end=true, sentenceId=0]",
            "4.50s AgentStateChanged[state=1]");
  }

  @Test
  void waitingGivesTheStateBackAndANewQuestionEndsTheOldAnswer() {
    RecordingCall call = does("[{custom: one}, {wait: 1s}, {custom: two}]");

    call.advance(500).receive(new SendTextToAgent("y")).advance(5_000);

    assertThat(call.happened())
        .containsExactly(
            "0.00s CustomMessage[text=one]",
            "0.50s CustomMessage[text=one]",
            "1.50s CustomMessage[text=two]");
  }

  @Test
  void humanTakesOverWithTheAgentsVoice() {
    RecordingCall call =
        does("[{takeover: {uid: human, mode: 0, after: 1s, for: 5s, say: I am here.}}, Unsaid.]");

    assertThat(call.advance(900).sounds()).isFalse();
    call.advance(100);
    assertThat(call.sounds()).isTrue();
    call.receive(new SendTextToAgent("nobody answers")).advance(3_500);
    assertThat(call.sounds()).isTrue();
    call.advance(5_000);

    assertThat(call.happened())
        .containsExactly(
            "0.00s HumanTakeoverWillStart[takeoverUid=human, takeoverMode=0]",
            "1.00s online human heard",
            "1.00s HumanTakeoverConnected[takeoverUid=human]",
            "1.00s AgentStateChanged[state=3]",
            "1.00s AgentSubtitle[text=I , end=false, sentenceId=1]",
            "2.00s AgentSubtitle[text=am , end=false, sentenceId=1]",
            "3.00s AgentSubtitle[text=here., end=true, sentenceId=1]",
            "4.00s AgentStateChanged[state=1]",
            "6.00s AgentWillLeave[reason=2002, message=the human has left]",
            "6.00s offline human",
            "6.00s end");
  }

  @Test
  void humanTakesOverWithTheirOwnVoice() {
    RecordingCall call = does("[{takeover: {uid: human, after: 0s, for: 1s}}]").advance(0);

    assertThat(call.voice()).isNull();
    call.receive(new SwitchVoiceId("x"));
    assertThat(call.voice()).isNull();
    call.advance(5_000);

    assertThat(call.happened())
        .containsExactly(
            "0.00s HumanTakeoverWillStart[takeoverUid=human, takeoverMode=1]",
            "0.00s online human heard",
            "0.00s HumanTakeoverConnected[takeoverUid=human]",
            "0.00s VoiceIdChanged[voiceId=x]",
            "1.00s AgentWillLeave[reason=2002, message=the human has left]",
            "1.00s offline human",
            "1.00s end");
  }

  @Test
  void leavesWhenNothingHappensForTooLong() {
    RecordingCall call =
        Rehearsal.of(
                "agents: {a: {}}", ARTCAICallAgentConfig.builder().agentMaxIdleTime(30).build())
            .ready();

    call.advance(20_000).receive(new SendTextToAgent("x")).advance(29_000);
    assertThat(call.happened())
        .containsExactly("20.00s AgentStateChanged[state=2]", "20.30s AgentStateChanged[state=1]");
    call.advance(1_000);

    assertThat(call.happened())
        .containsExactly("50.00s AgentWillLeave[reason=2001, message=idle]", "50.00s end");
  }

  @Test
  void idleTimeOfZeroIsNone() {
    RecordingCall call =
        Rehearsal.of("agents: {a: {}}", ARTCAICallAgentConfig.builder().agentMaxIdleTime(0).build())
            .ready();

    assertThat(call.advance(3_600_000).happened()).isEmpty();
  }

  @Test
  void idleStepsAreRepeatedUntilTheCallerActs() {
    RecordingCall call =
        Rehearsal.ready(
            "agents: {a: {wordsPerSecond: 1, idle: {after: 10s, times: 2, do: 'There?', leave:"
                + " true}}}");

    call.advance(15_000).receive(new SendTextToAgent("x")).advance(60_000);

    assertThat(call.withoutSubtitles().happened())
        .containsExactly(
            "10.00s AgentStateChanged[state=3]",
            "10.00s AgentSubtitle[text=There?, end=true, sentenceId=0]",
            "11.00s AgentStateChanged[state=1]",
            "15.00s AgentStateChanged[state=2]",
            "15.30s AgentStateChanged[state=1]",
            "25.00s AgentStateChanged[state=3]",
            "25.00s AgentSubtitle[text=There?, end=true, sentenceId=1]",
            "26.00s AgentStateChanged[state=1]",
            "36.00s AgentStateChanged[state=3]",
            "36.00s AgentSubtitle[text=There?, end=true, sentenceId=1]",
            "37.00s AgentStateChanged[state=1]",
            "47.00s AgentWillLeave[reason=2001, message=idle]",
            "47.00s end");
  }

  @Test
  void idleSpeechOfTheSettingsComesFirst() {
    RecordingCall call =
        Rehearsal.of(
                "agents: {a: {wordsPerSecond: 1, idle: {after: 1s, do: Unsaid.}}}",
                ARTCAICallAgentConfig.builder()
                    .autoSpeechConfig(
                        ARTCAICallAutoSpeechConfig.builder()
                            .userIdle(
                                ARTCAICallAutoSpeechUserIdle.builder()
                                    .waitTime(5_000)
                                    .maxRepeats(1)
                                    .messages(
                                        List.of(
                                            ARTCAICallAutoSpeechContent.builder()
                                                .text("Hello?")
                                                .build()))
                                    .build())
                            .build())
                    .build())
            .ready();

    assertThat(call.advance(60_000).happened())
        .containsExactly(
            "5.00s AgentStateChanged[state=3]",
            "5.00s AgentSubtitle[text=Hello?, end=true, sentenceId=0]",
            "6.00s AgentStateChanged[state=1]",
            "11.00s AgentWillLeave[reason=2001, message=idle]",
            "11.00s end");
  }

  @Test
  void nothingHappensAfterTheEnd() {
    RecordingCall call =
        Rehearsal.ready(
            "agents: {a: {greeting: a b c, idle: {after: 1s, do: x}, events: [{at: 2s, do: y}]}}");
    call.advance(100);
    call.happened();

    call.end(CallEnd.CALLER_LEFT).receive(new SendTextToAgent("x")).advance(700_000);

    assertThat(call.happened()).isEmpty();
    assertThat(call.sounds()).isFalse();
  }
}
