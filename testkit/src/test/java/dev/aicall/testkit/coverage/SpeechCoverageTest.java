package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentLlmConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.domain.port.RtcSessionListener.Volume;
import dev.aicall.domain.protocol.ClientMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is said, and how the agent's speech is steered: api.md §1.4. */
@ExtendWith(CoverageExtension.class)
class SpeechCoverageTest {
  private static final String[] SPEECH = {
    "onUserSubtitleNotify",
    "onVoiceAgentSubtitleNotify",
    "onAgentStateChanged",
    "onSpeakingInterrupted",
    "onAgentEmotionNotify",
    "onLLMReplyCompleted"
  };

  @Test
  @Covers.Callback({
    "onUserSubtitleNotify(String, boolean, int)",
    "onUserSubtitleNotify(String, boolean, int, ARTCAICallVoiceprintResult)",
    "onVoiceAgentSubtitleNotify",
    "onAgentStateChanged",
    "onAgentEmotionNotify",
    "onLLMReplyCompleted"
  })
  void exchangeIsToldInOrder(TestCall call) {
    call.agent().whenUserSays("weather").feeling("happy").replies("It is sunny");
    call.begin(
        TestCall.config(ARTCAICallAgentType.VoiceAgent)
            .agentConfig(
                ARTCAICallAgentConfig.builder()
                    .llmConfig(ARTCAICallAgentLlmConfig.builder().llmCompleteReply(true).build())
                    .build())
            .build());
    call.agent().userSays("The weather", ARTCAICallVoiceprintResult.DetectedSpeaker);
    call.passMillis(5_000);

    assertThat(call.heard().told(SPEECH))
        .containsExactly(
            "onUserSubtitleNotify(The, false, 1)",
            "onUserSubtitleNotify(The weather, true, 1)",
            "onAgentStateChanged(Thinking)",
            "onLLMReplyCompleted(It is sunny, 1)",
            "onAgentStateChanged(Speaking)",
            "onAgentEmotionNotify(happy, 1)",
            "onVoiceAgentSubtitleNotify(It , false, 1)",
            "onVoiceAgentSubtitleNotify(is , false, 1)",
            "onVoiceAgentSubtitleNotify(sunny, true, 1)",
            "onAgentStateChanged(Listening)");
    assertThat(
            call.heard()
                .arguments(
                    "onUserSubtitleNotify(String, boolean, int, ARTCAICallVoiceprintResult)"))
        .extracting(arguments -> arguments.get(3))
        .containsOnly(ARTCAICallVoiceprintResult.DetectedSpeaker)
        .hasSize(2);
  }

  @Test
  @Covers.Effect("interruptSpeaking")
  @Covers.Confirmation("interruptSpeaking")
  @Covers.Callback("onSpeakingInterrupted")
  void speechIsCut(TestCall call) {
    call.begin();
    call.agent().say("one two three four");
    call.settle();
    call.forget();
    assertThat(call.engine().interruptSpeaking()).isTrue();
    call.passMillis(5_000);

    assertThat(call.messages()).containsExactly(new ClientMessage.InterruptSpeaking());
    assertThat(call.heard().told())
        .containsExactly(
            "onSpeakingInterrupted(byInterruptSpeaking)", "onAgentStateChanged(Listening)");
  }

  @Test
  @Covers.Effect("enableVoiceInterrupt")
  @Covers.Confirmation("enableVoiceInterrupt")
  @Covers.Callback("onVoiceInterrupted")
  @Covers.Value("isVoiceInterruptEnable")
  void voiceInterruptsOnlyWhereAllowed(TestCall call) {
    call.begin();
    assertThat(call.engine().isVoiceInterruptEnable()).isTrue();
    assertThat(call.engine().enableVoiceInterrupt(false)).isTrue();
    assertThat(call.engine().isVoiceInterruptEnable()).isTrue();
    call.settle();
    assertThat(call.messages()).containsExactly(new ClientMessage.EnableVoiceInterrupt(false));
    assertThat(call.heard().told()).containsExactly("onVoiceInterrupted(false)");
    assertThat(call.engine().isVoiceInterruptEnable()).isFalse();

    call.agent().say("one two three four five");
    call.agent().userSays("stop");
    call.passMillis(400);
    assertThat(call.heard().told("onSpeakingInterrupted")).isEmpty();

    assertThat(call.engine().enableVoiceInterrupt(true)).isTrue();
    call.settle();
    call.agent().userSays("stop");
    call.passMillis(400);
    assertThat(call.heard().told("onSpeakingInterrupted"))
        .containsExactly("onSpeakingInterrupted(byVoice)");
  }

  @Test
  @Covers.Effect("switchVoiceId")
  @Covers.Confirmation("switchVoiceId")
  @Covers.Callback("onVoiceIdChanged")
  @Covers.Value("getRobotVoiceId")
  void voiceIsChanged(TestCall call) {
    call.begin();
    assertThat(call.engine().getRobotVoiceId()).isNull();
    assertThat(call.engine().switchVoiceId("voice-2")).isTrue();
    call.settle();
    assertThat(call.messages()).containsExactly(new ClientMessage.SwitchVoiceId("voice-2"));
    assertThat(call.heard().told()).containsExactly("onVoiceIdChanged(voice-2)");
    assertThat(call.engine().getRobotVoiceId()).isEqualTo("voice-2");
  }

  @Test
  @Covers.Effect("enableSpeaker")
  @Covers.Refusal("enableSpeaker")
  @Covers.Value("isSpeakerOn")
  void speakerIsSwitchedWhereThereIsAnRtcEngine(TestCall call) {
    assertThat(call.engine().enableSpeaker(false)).isFalse();
    assertThat(call.engine().isSpeakerOn()).isTrue();
    call.engine().createRTCEngine();
    assertThat(call.engine().enableSpeaker(false)).isTrue();
    call.settle();
    assertThat(call.commands()).containsExactly("useSpeaker(false)");
    assertThat(call.engine().isSpeakerOn()).isFalse();
  }

  @Test
  @Covers.Effect("muteMicrophone")
  @Covers.Value("isMicrophoneOn")
  void microphoneIsMutedNowAndInTheNextCall(TestCall call) {
    assertThat(call.engine().isMicrophoneOn()).isTrue();
    assertThat(call.engine().muteMicrophone(true)).isTrue();
    assertThat(call.engine().isMicrophoneOn()).isFalse();
    call.engine().call(TestCall.config(ARTCAICallAgentType.VoiceAgent).build());
    call.settle();
    assertThat(call.commands())
        .containsSubsequence("captureMicrophone(true)", "muteMicrophone(true)", join(call));
    call.passMillis(200);
    call.forget();

    assertThat(call.engine().muteMicrophone(false)).isTrue();
    call.settle();
    assertThat(call.commands()).containsExactly("muteMicrophone(false)");
  }

  private static String join(TestCall call) {
    return call.commands().stream().filter(c -> c.startsWith("join(")).findFirst().orElseThrow();
  }

  @Test
  @Covers.Effect("muteAgentAudioPlaying")
  @Covers.Refusal("muteAgentAudioPlaying")
  void othersAreMuted(TestCall call) {
    assertThat(call.engine().muteAgentAudioPlaying(true)).isFalse();
    call.begin();
    assertThat(call.engine().muteAgentAudioPlaying(true)).isTrue();
    assertThat(call.engine().muteAgentAudioPlaying(false)).isTrue();
    call.settle();
    assertThat(call.commands()).containsExactly("mutePlayout(true)", "mutePlayout(false)");
    assertThat(call.sent()).isZero();
  }

  @Test
  @Covers.Effect({"updateAsrMaxSilence", "updateTtsSpeechRate"})
  void limitsOfSilenceAndSpeedAreWithinReach(TestCall call) {
    call.begin();
    assertThat(call.engine().updateAsrMaxSilence(200)).isTrue();
    assertThat(call.engine().updateAsrMaxSilence(1_200)).isTrue();
    assertThat(call.engine().updateTtsSpeechRate(0.5)).isTrue();
    assertThat(call.engine().updateTtsSpeechRate(2.0)).isTrue();
    call.settle();
    assertThat(call.messages())
        .containsExactly(
            new ClientMessage.UpdateAsrMaxSilence(200),
            new ClientMessage.UpdateAsrMaxSilence(1_200),
            new ClientMessage.UpdateTtsSpeechRate(0.5),
            new ClientMessage.UpdateTtsSpeechRate(2.0));
    assertThat(call.heard().told()).isEmpty();
  }

  @Test
  @Covers.Effect("queryCurrentAgentState")
  @Covers.Confirmation("queryCurrentAgentState")
  @Covers.Callback("onAgentStateChanged")
  void agentTellsItsState(TestCall call) {
    call.begin();
    call.agent().say("one two three");
    call.settle();
    call.forget();
    assertThat(call.engine().queryCurrentAgentState()).isTrue();
    call.settle();
    assertThat(call.messages()).containsExactly(new ClientMessage.QueryAgentState());
    assertThat(call.heard().told()).containsExactly("onAgentStateChanged(Speaking)");
  }

  @Test
  @Covers.Callback({"onVoiceVolumeChanged", "onUserSpeaking"})
  void volumesAreToldByUser(TestCall call) {
    call.begin();
    call.channel()
        .volumes(
            new Volume(Volume.LOCAL_UID, 6, true),
            new Volume(TestCall.AGENT, 255, true),
            new Volume("silent", 0, false));
    call.channel().volumes(new Volume(Volume.LOCAL_UID, 5, true));
    call.settle();
    assertThat(call.heard().told())
        .containsExactly(
            "onVoiceVolumeChanged(user-1, 6)",
            "onUserSpeaking(true)",
            "onVoiceVolumeChanged(agent-1, 255)",
            "onVoiceVolumeChanged(user-1, 5)",
            "onUserSpeaking(false)");
  }
}
