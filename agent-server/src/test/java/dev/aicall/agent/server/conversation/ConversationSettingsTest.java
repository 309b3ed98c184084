package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.speech.Replier.Line;
import dev.aicall.agent.server.speech.Replier.Role;
import dev.aicall.api.config.ARTCAICallAgentAsrConfig;
import dev.aicall.api.config.ARTCAICallAgentBackChanneling;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentLlmConfig;
import dev.aicall.api.config.ARTCAICallAgentTtsConfig;
import dev.aicall.api.config.ARTCAICallAgentTurnDetectionConfig;
import dev.aicall.api.config.ARTCAICallAutoSpeechConfig;
import dev.aicall.api.config.ARTCAICallAutoSpeechContent;
import dev.aicall.api.config.ARTCAICallAutoSpeechLlmPending;
import dev.aicall.api.config.ARTCAICallAutoSpeechUserIdle;
import dev.aicall.api.model.ARTCAICallTurnDetectionMode;
import dev.aicall.domain.protocol.ClientMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each of the agent's settings does, and what the caller's messages change of them. */
class ConversationSettingsTest {
  private final ConversationWorld world = new ConversationWorld();

  private static ARTCAICallAgentConfig.Builder config() {
    return ARTCAICallAgentConfig.builder();
  }

  private static ARTCAICallAgentConfig.Builder asr(ARTCAICallAgentAsrConfig.Builder asr) {
    return config().asrConfig(asr.build());
  }

  private static ARTCAICallAgentConfig.Builder tts(ARTCAICallAgentTtsConfig.Builder tts) {
    return config().ttsConfig(tts.build());
  }

  private static ARTCAICallAgentConfig.Builder llm(ARTCAICallAgentLlmConfig.Builder llm) {
    return config().llmConfig(llm.build());
  }

  private static ARTCAICallAgentConfig.Builder turns(
      ARTCAICallAgentTurnDetectionConfig.Builder turns) {
    return config().turnDetectionConfig(turns.build());
  }

  private static List<ARTCAICallAutoSpeechContent> words(String... words) {
    return Arrays.stream(words)
        .map(
            word ->
                ARTCAICallAutoSpeechContent.builder()
                    .text(word)
                    .probability(1.0 / words.length)
                    .build())
        .toList();
  }

  // Hearing.

  @Test
  void asrMaxSilence() {
    world.begin(asr(ARTCAICallAgentAsrConfig.builder().asrMaxSilence(1_000)));
    world.say("one").silence(900);
    assertThat(world.replier.requests).isEmpty();

    world.silence(60);
    assertThat(world.replier.requests).hasSize(1);
  }

  @Test
  void asrMaxSilenceChangesDuringTheCall() {
    world.begin();
    world.receive(new ClientMessage.UpdateAsrMaxSilence(800)).say("one").silence(700);
    assertThat(world.replier.requests).isEmpty();

    world.silence(60);
    assertThat(world.replier.requests).hasSize(1);
  }

  @Test
  void aSilenceOutOfItsRangeChangesNothing() {
    world.begin();
    world.receive(new ClientMessage.UpdateAsrMaxSilence(100)).say("one").silence(360);

    assertThat(world.happened())
        .contains("AgentError[code=4003, message=asrMaxSilence: 200 to 1200, got 100]");
    assertThat(world.replier.requests).hasSize(1);
  }

  @Test
  void vadDuration() {
    world.begin(asr(ARTCAICallAgentAsrConfig.builder().vadDuration(500)));
    world.sound(world.engines.value("one"), 460).silence(600);
    assertThat(world.replier.requests).isEmpty();

    world.sound(world.engines.value("one"), 520).silence(600);
    assertThat(world.replier.requests).hasSize(1);
  }

  @Test
  void vadLevelLanguageAndHotWords() {
    world.begin(
        asr(
            ARTCAICallAgentAsrConfig.builder()
                .vadLevel(3)
                .asrLanguageId("en")
                .asrHotWords(List.of("meters"))));

    assertThat(world.engines.vadLevel).isEqualTo(3);
    assertThat(world.engines.language).isEqualTo("en");
    assertThat(world.engines.hotWords).containsExactly("meters");
  }

  @Test
  void semanticModeWaitsForTheRestOfASentence() {
    world.begin(turns(ARTCAICallAgentTurnDetectionConfig.builder().semanticWaitDuration(700)));
    world.say("go", "and").silence(900);
    assertThat(world.replier.requests).isEmpty();
    world.silence(200);
    assertThat(world.replier.requests).hasSize(1);
  }

  @Test
  void normalModeDoesNot() {
    world.begin(
        turns(
            ARTCAICallAgentTurnDetectionConfig.builder()
                .mode(ARTCAICallTurnDetectionMode.Normal)
                .semanticWaitDuration(700)));
    world.say("go", "and").silence(360);

    assertThat(world.replier.requests).hasSize(1);
  }

  @Test
  void eagernessCountsMoreThanTheWait() {
    world.begin(
        turns(
            ARTCAICallAgentTurnDetectionConfig.builder()
                .eagerness("High")
                .semanticWaitDuration(0)));
    world.say("go", "and").silence(2_200);
    assertThat(world.replier.requests).isEmpty();
    world.silence(200);
    assertThat(world.replier.requests).hasSize(1);
  }

  @Test
  void aTurnEndWordEndsTheTurn() {
    world.begin(
        turns(ARTCAICallAgentTurnDetectionConfig.builder().turnEndWords(List.of("Please"))));
    world.say("go", "please").silence(60);

    assertThat(world.replier.requests).hasSize(1);
  }

  @Test
  void withoutIntelligentSegmentsTheSecondPartIsAQuestionOfItsOwn() {
    world.replier.on("one").wait(3_000).say("First.");
    world.begin(config().enableIntelligentSegment(false));
    world.say("one").silence(500).say("two").silence(6_000);

    assertThat(world.replier.requests).hasSize(2);
    assertThat(world.replier.requests.get(1).userText()).isEqualTo("two");
    assertThat(world.subtitles()).isEqualTo("First.You said two.");
  }

  @Test
  void aPauseGetsAWordOfAssent() {
    ARTCAICallAgentBackChanneling assent =
        ARTCAICallAgentBackChanneling.builder()
            .enable(true)
            .probability(1)
            .words(words("yes"))
            .build();
    world.begin(config().backChannelingConfigs(List.of(assent)));
    world.say("one").silence(200).say("two");

    assertThat(world.synthesizer.texts()).containsExactly("yes");
    assertThat(world.playout().sounding()).isPositive();
    assertThat(world.happenedWithoutSubtitles()).isEmpty();
  }

  // Push-to-talk.

  @Test
  void pushToTalkFromTheStart() {
    world.begin(config().enablePushToTalk(true));
    world.say("one").silence(1_000);
    assertThat(world.happened()).isEmpty();

    world.receive(new ClientMessage.StartPushToTalk()).say("two").silence(2_000).say("three");
    assertThat(world.replier.requests).isEmpty();
    world.receive(new ClientMessage.FinishPushToTalk()).silence(200);

    assertThat(world.replier.requests.get(0).userText()).isEqualTo("two three");
  }

  @Test
  void pushToTalkOnAndOffDuringTheCall() {
    world.begin();
    world.receive(new ClientMessage.EnablePushToTalk(true)).say("one").silence(600);
    assertThat(world.happened()).containsExactly("PushToTalkChanged[enable=true]");

    world.receive(new ClientMessage.EnablePushToTalk(false)).say("two").silence(600);
    assertThat(world.replier.requests.get(0).userText()).isEqualTo("two");
  }

  @Test
  void aPressCutsTheAgentWhateverMayInterrupt() {
    world.replier.on("story").say("This is a story that takes a long time to tell.");
    world.begin(config().enablePushToTalk(true));
    world.receive(new ClientMessage.EnableVoiceInterrupt(false));
    world.receive(new ClientMessage.SendTextToAgent("story")).silence(500);
    world.happened();
    world.receive(new ClientMessage.StartPushToTalk());

    assertThat(world.happenedWithoutSubtitles())
        .containsExactly("SpeakingInterrupted[reason=2]", "listening");
  }

  @Test
  void noAnswerBeginsWhileTheButtonIsDown() {
    world.replier.on("one").wait(3_000).say("Late.");
    world.begin(config().enablePushToTalk(true));
    world.receive(new ClientMessage.SendTextToAgent("one"));
    world.receive(new ClientMessage.StartPushToTalk()).silence(5_000);
    assertThat(world.happenedWithoutSubtitles()).containsExactly("thinking");

    world.receive(new ClientMessage.CancelPushToTalk()).silence(1_000);
    assertThat(world.happenedWithoutSubtitles()).containsExactly("speaking", "listening");
  }

  @Test
  void aCancelledPressIsForgotten() {
    world.begin(config().enablePushToTalk(true));
    world.receive(new ClientMessage.StartPushToTalk()).say("one");
    world.receive(new ClientMessage.CancelPushToTalk()).silence(1_000);
    world.receive(new ClientMessage.FinishPushToTalk()).silence(1_000);

    assertThat(world.replier.requests).isEmpty();
  }

  // Speaking.

  @Test
  void volume() {
    world.begin(config().volume(50));
    world.receive(new ClientMessage.SendTextToAgent("one")).silence(500);

    short[] heard = world.playout().heard();
    int loudest = 0;
    for (short sample : heard) {
      loudest = Math.max(loudest, sample);
    }
    assertThat(loudest).isEqualTo(ScriptedSynthesizer.LEVEL / 2);
  }

  @Test
  void voiceAndRate() {
    world.begin(tts(ARTCAICallAgentTtsConfig.builder().agentVoiceId("second").speechRate(2)));
    world.receive(new ClientMessage.SendTextToAgent("one")).silence(100);

    assertThat(world.synthesizer.asked.get(0).voiceId()).isEqualTo("second");
    assertThat(world.synthesizer.asked.get(0).rate()).isEqualTo(2);
  }

  @Test
  void voiceAndRateChangeDuringTheCall() {
    world.begin();
    world
        .receive(new ClientMessage.SwitchVoiceId("second"))
        .receive(new ClientMessage.UpdateTtsSpeechRate(0.5));
    world.receive(new ClientMessage.SendTextToAgent("one")).silence(100);

    assertThat(world.happened()).contains("VoiceIdChanged[voiceId=second]");
    assertThat(world.synthesizer.asked.get(0).voiceId()).isEqualTo("second");
    assertThat(world.synthesizer.asked.get(0).rate()).isEqualTo(0.5);
  }

  @Test
  void aVoiceThatIsNotThereIsRefused() {
    world.begin(tts(ARTCAICallAgentTtsConfig.builder().agentVoiceId("longwan")));
    world.receive(new ClientMessage.SwitchVoiceId("longxiaochun"));
    world.receive(new ClientMessage.UpdateTtsSpeechRate(3));

    assertThat(world.happened())
        .containsExactly(
            "AgentError[code=4003, message=voiceId: one of [first, second], got another]",
            "AgentError[code=4003, message=speechRate: 0.5 to 2.0, got 3.0]");
    world.receive(new ClientMessage.SendTextToAgent("one")).silence(100);
    assertThat(world.synthesizer.asked.get(0).voiceId()).isEmpty();
  }

  @Test
  void pronunciationRulesChangeTheSoundOnly() {
    world.begin(
        tts(
            ARTCAICallAgentTtsConfig.builder()
                .pronunciationRules(
                    List.of(
                        Map.of("Word", "one", "Pronunciation", "wun", "Type", "replacement")))));
    world.receive(new ClientMessage.SendTextToAgent("one")).silence(3_000);

    assertThat(world.synthesizer.texts()).containsExactly("You said wun.");
    assertThat(world.subtitles()).isEqualTo("You said one.");
  }

  @Test
  void outputMinLength() {
    world.replier.on("one").say("Yes. No. Perhaps later.");
    world.begin(llm(ARTCAICallAgentLlmConfig.builder().outputMinLength(8)));
    world.receive(new ClientMessage.SendTextToAgent("one")).silence(100);

    assertThat(world.synthesizer.texts().get(0).length()).isGreaterThanOrEqualTo(8);
  }

  @Test
  void outputMaxDelay() {
    world.replier.on("one").say("This takes").wait(5_000).say(" time.");
    world.begin(llm(ARTCAICallAgentLlmConfig.builder().outputMaxDelay(1_000)));
    world.receive(new ClientMessage.SendTextToAgent("one")).silence(900);
    assertThat(world.synthesizer.texts()).isEmpty();

    world.silence(200);
    // The last word may still grow.
    assertThat(world.synthesizer.texts()).containsExactly("This");
  }

  // Thinking.

  @Test
  void llmCompleteReply() {
    world.begin(llm(ARTCAICallAgentLlmConfig.builder().llmCompleteReply(true)));
    world.receive(new ClientMessage.SendTextToAgent("one")).silence(100);

    assertThat(world.happened()).contains("LlmReplyCompleted[text=You said one., sentenceId=1]");
  }

  @Test
  void systemPromptAndHistory() {
    world.begin(
        llm(
            ARTCAICallAgentLlmConfig.builder()
                .llmSystemPrompt("Be brief.")
                .llmHistory(List.of(Map.of("Role", "user", "Content", "I am Ann.")))));
    world.receive(new ClientMessage.SendTextToAgent("one")).silence(3_000);
    world.receive(new ClientMessage.UpdateLlmSystemPrompt("Be long."));
    world.receive(new ClientMessage.SendTextToAgent("two")).silence(3_000);

    assertThat(world.replier.requests.get(0).history())
        .containsExactly(new Line(Role.SYSTEM, "Be brief."), new Line(Role.USER, "I am Ann."));
    assertThat(world.replier.requests.get(1).history())
        .containsExactly(
            new Line(Role.SYSTEM, "Be long."),
            new Line(Role.USER, "I am Ann."),
            new Line(Role.USER, "one"),
            new Line(Role.ASSISTANT, "You said one."));
  }

  @Test
  void extraKeysThatTheServerListsReachTheReplier() {
    world.replier.extraKeys.add("city");
    world.begin(
        llm(
            ARTCAICallAgentLlmConfig.builder()
                .openAIExtraQuery("city=New%20York&model=mine&=&city2")
                .bailianAppParams(Map.of("city", "Rome", "secret", "x"))));
    world.receive(new ClientMessage.SendTextToAgent("one")).silence(3_000);
    world.receive(new ClientMessage.UpdateBailianAppParams(Map.of("town", 7)));
    world.replier.extraKeys.add("town");
    world.receive(new ClientMessage.UpdateBailianAppParams(Map.of("town", 7)));
    world.receive(new ClientMessage.SendTextToAgent("two"));

    assertThat(world.replier.requests.get(0).extra()).isEqualTo(Map.of("city", "New York"));
    assertThat(world.replier.requests.get(1).extra())
        .isEqualTo(Map.of("city", "New York", "town", "7"));
  }

  @Test
  void llmHistoryLimit() {
    world.begin(llm(ARTCAICallAgentLlmConfig.builder().llmHistoryLimit(1)));
    for (String text : List.of("one", "two", "three")) {
      world.receive(new ClientMessage.SendTextToAgent(text)).silence(3_000);
    }

    assertThat(world.replier.requests.get(2).history())
        .containsExactly(new Line(Role.USER, "two"), new Line(Role.ASSISTANT, "You said two."));
  }

  @Test
  void aLongThoughtIsFilled() {
    ARTCAICallAutoSpeechLlmPending pending =
        ARTCAICallAutoSpeechLlmPending.builder().waitTime(1_000).messages(words("Well.")).build();
    world.replier.on("one").wait(2_000).say("Done.");
    world.begin(
        config()
            .autoSpeechConfig(ARTCAICallAutoSpeechConfig.builder().llmPending(pending).build()));
    world.receive(new ClientMessage.SendTextToAgent("one")).silence(4_000);

    assertThat(world.happened())
        .containsExactly(
            "thinking",
            "speaking",
            "agent[Well.| 1]",
            "thinking",
            "speaking",
            "agent[Done.| 1]",
            "listening");
  }

  @Test
  void aVoiceThatCutsTheFillingGoesOnWithItsQuestion() {
    ARTCAICallAutoSpeechLlmPending pending =
        ARTCAICallAutoSpeechLlmPending.builder()
            .waitTime(500)
            .messages(words("Let me think about that."))
            .build();
    world.replier.on("one").wait(9_000).say("Done.");
    world.begin(
        config()
            .autoSpeechConfig(ARTCAICallAutoSpeechConfig.builder().llmPending(pending).build()));
    world.say("one").silence(1_500).say("two").silence(600);

    assertThat(world.replier.requests.get(1).userText()).isEqualTo("one two");
  }

  // Nobody says anything.

  private static ARTCAICallAutoSpeechUserIdle.Builder idle() {
    return ARTCAICallAutoSpeechUserIdle.builder()
        .waitTime(5_000)
        .maxRepeats(2)
        .messages(words("Hello?"));
  }

  private static ARTCAICallAgentConfig.Builder idle(ARTCAICallAutoSpeechUserIdle.Builder idle) {
    return config()
        .autoSpeechConfig(ARTCAICallAutoSpeechConfig.builder().userIdle(idle.build()).build());
  }

  @Test
  void anIdleCallerIsRemindedAndThenLeft() {
    world.begin(idle(idle()));
    world.silence(18_000);

    assertThat(world.happened())
        .containsExactly(
            "speaking",
            "agent[Hello?| 0]",
            "listening",
            "speaking",
            "agent[Hello?| 0]",
            "listening",
            "AgentWillLeave[reason=2001, message=idle]",
            "end");
  }

  @Test
  void theLastWordIsSaidBefore() {
    world.begin(idle(idle().maxRepeats(0).hangupEndWord("Bye.")));
    world.silence(7_000);

    assertThat(world.happened())
        .containsExactly(
            "speaking", "agent[Bye.| 0]", "AgentWillLeave[reason=2001, message=idle]", "end");
  }

  @Test
  void whoSpeaksIsNotIdle() {
    world.begin(idle(idle()));
    for (int i = 0; i < 4; i++) {
      world.say("one").silence(4_000);
    }

    assertThat(world.subtitles()).doesNotContain("Hello?");
  }

  @Test
  void maxIdleTime() {
    world.begin(config().agentMaxIdleTime(30));
    world.silence(29_900);
    assertThat(world.happened()).isEmpty();

    world.silence(200);
    assertThat(world.happened())
        .containsExactly("AgentWillLeave[reason=2001, message=idle]", "end");
  }

  // The end.

  @Test
  void stoppingEndsAtOnce() {
    world.begin();
    world.receive(new ClientMessage.SendTextToAgent("one")).silence(500);
    world.happened();
    world.receive(new ClientMessage.StopAgent());

    assertThat(world.happened()).containsExactly("end");
  }

  @Test
  void orWhenTheSentenceIsOver() {
    world.begin(config().agentGracefulShutdown(true));
    world.receive(new ClientMessage.SendTextToAgent("one")).silence(500);
    world.receive(new ClientMessage.StopAgent());
    world.silence(3_000);

    assertThat(world.happened()).endsWith("agent[one.| 1]", "listening", "end");
    assertThat(world.playout().samplesOf(1)).isGreaterThan(12 * 1_600);
  }

  @Test
  void butNotForEver() {
    world.replier.on("story").say("word ".repeat(100));
    world.begin(config().agentGracefulShutdown(true));
    world.receive(new ClientMessage.SendTextToAgent("story")).silence(500);
    world.receive(new ClientMessage.StopAgent()).silence(9_900);
    assertThat(world.happened()).doesNotContain("end");
    world.silence(200);

    assertThat(world.happened()).contains("end");
  }

  // What it cannot do.

  @Test
  void whatTheAgentCannotDoIsRefused() {
    world.begin();
    world
        .receive(new ClientMessage.UseVoiceprint(true))
        .receive(new ClientMessage.ClearVoiceprint())
        .receive(new ClientMessage.StartVisionCustomCapture("look", true, 1, 1, 1, "{}", true))
        .receive(new ClientMessage.StopVisionCustomCapture())
        .receive(new ClientMessage.UpdateVcrConfig(Map.of()));

    assertThat(world.happened())
        .containsExactly(
            "VoiceprintUsingChanged[enable=false]",
            "AgentError[code=4003, message=useVoiceprint: this agent cannot tell voices apart]",
            "VoiceprintCleared[]",
            "AgentError[code=4003, message=startVisionCustomCapture: this agent does not see]",
            "VisionCustomCaptureChanged[enable=false]",
            "VisionCustomCaptureChanged[enable=false]",
            "AgentError[code=4003, message=updateVcrConfig: this agent does not see]");
  }

  @Test
  void stateAndTokenAreTold() {
    world.begin();
    world
        .receive(new ClientMessage.QueryAgentState())
        .receive(new ClientMessage.RequestRtcToken("u1"))
        .receive(new ClientMessage.RequestRtcToken("u2"));

    assertThat(world.happened())
        .hasSize(3)
        .startsWith("listening", "RtcTokenResponse[token=redacted]")
        .last()
        .asString()
        .contains("4003");
  }
}
