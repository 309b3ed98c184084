package dev.aicall.domain.protocol;

import dev.aicall.api.config.ARTCAICallAgentAmbientConfig;
import dev.aicall.api.config.ARTCAICallAgentAsrConfig;
import dev.aicall.api.config.ARTCAICallAgentAvatarConfig;
import dev.aicall.api.config.ARTCAICallAgentBackChanneling;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentInterruptConfig;
import dev.aicall.api.config.ARTCAICallAgentLlmConfig;
import dev.aicall.api.config.ARTCAICallAgentTtsConfig;
import dev.aicall.api.config.ARTCAICallAgentTurnDetectionConfig;
import dev.aicall.api.config.ARTCAICallAgentVcrBaseConfig;
import dev.aicall.api.config.ARTCAICallAgentVcrConfig;
import dev.aicall.api.config.ARTCAICallAgentVcrFrameMotionConfig;
import dev.aicall.api.config.ARTCAICallAgentVoiceprintConfig;
import dev.aicall.api.config.ARTCAICallAutoSpeechConfig;
import dev.aicall.api.config.ARTCAICallAutoSpeechContent;
import dev.aicall.api.config.ARTCAICallAutoSpeechLlmPending;
import dev.aicall.api.config.ARTCAICallAutoSpeechUserIdle;
import dev.aicall.api.config.ARTCAICallTemplateConfig;
import dev.aicall.api.model.ARTCAICallTurnDetectionMode;
import java.util.List;
import java.util.Map;

/** Configs in which every field differs from its default. */
final class FullConfigs {

  private static final ARTCAICallAutoSpeechContent WAIT =
      ARTCAICallAutoSpeechContent.builder().text("稍等").probability(0.25).build();
  private static final ARTCAICallAutoSpeechContent MM =
      ARTCAICallAutoSpeechContent.builder().text("mm").build();
  private static final ARTCAICallAgentVcrBaseConfig ON =
      ARTCAICallAgentVcrBaseConfig.builder().enable(true).build();

  static final ARTCAICallAgentVcrConfig VCR =
      ARTCAICallAgentVcrConfig.builder()
          .stillFrameMotion(
              ARTCAICallAgentVcrFrameMotionConfig.builder().enable(true).callbackDelay(200).build())
          .invalidFrameMotion(ARTCAICallAgentVcrFrameMotionConfig.builder().build())
          .peopleCount(ON)
          .equipment(ON)
          .headMotion(ON)
          .lookAway(ON)
          .build();

  static final ARTCAICallAgentConfig AGENT =
      ARTCAICallAgentConfig.builder()
          .agentGreeting("你好 😀")
          .wakeUpQuery("weather")
          .agentMaxIdleTime(300)
          .userOnlineTimeout(30)
          .userOfflineTimeout(10)
          .enablePushToTalk(true)
          .agentGracefulShutdown(true)
          .volume(150)
          .workflowOverrideParams(Map.of("node", Map.of("k", List.of(1, 2.5))))
          .enableIntelligentSegment(false)
          .preConnectAudioUrl("https://audio.invalid/a.wav")
          .experimentalConfig(Map.of("x", Map.of("y", 1)))
          .asrConfig(
              ARTCAICallAgentAsrConfig.builder()
                  .asrLanguageId("zh_en")
                  .asrMaxSilence(400)
                  .asrHotWords(List.of("word"))
                  .vadLevel(3)
                  .vadDuration(300)
                  .customParams("a=b")
                  .build())
          .ttsConfig(
              ARTCAICallAgentTtsConfig.builder()
                  .agentVoiceId("v")
                  .pronunciationRules(List.of(Map.of("Word", "a")))
                  .speechRate(1.5)
                  .languageId("auto")
                  .emotion("happy")
                  .modelId("speech-02-turbo")
                  .voiceIdList(List.of("v:Voice"))
                  .build())
          .llmConfig(
              ARTCAICallAgentLlmConfig.builder()
                  .llmHistoryLimit(5)
                  .llmSystemPrompt("p")
                  .bailianAppParams(Map.of("a", Map.of("b", 1)))
                  .llmCompleteReply(true)
                  .openAIExtraQuery("k=v")
                  .outputMinLength(10)
                  .outputMaxDelay(2000)
                  .historySyncWithTTS(true)
                  .functionMap(List.of(Map.of("Function", "hangup")))
                  .llmHistory(List.of(Map.of("Role", "user")))
                  .build())
          .avatarConfig(ARTCAICallAgentAvatarConfig.builder().agentAvatarId("av").build())
          .interruptConfig(
              ARTCAICallAgentInterruptConfig.builder()
                  .enableVoiceInterrupt(false)
                  .interruptWords(List.of("stop"))
                  .noInterruptMode("cache")
                  .keepInterruptWordsForLLM(true)
                  .build())
          .voiceprintConfig(
              ARTCAICallAgentVoiceprintConfig.builder()
                  .useVoiceprint(true)
                  .voiceprintId("vp")
                  .registrationMode("Implicit")
                  .build())
          .turnDetectionConfig(
              ARTCAICallAgentTurnDetectionConfig.builder()
                  .turnEndWords(List.of("over"))
                  .mode(ARTCAICallTurnDetectionMode.Normal)
                  .semanticWaitDuration(500)
                  .eagerness("High")
                  .build())
          .vcrConfig(VCR)
          .ambientConfig(ARTCAICallAgentAmbientConfig.builder().resourceId("bg").volume(50).build())
          .backChannelingConfigs(
              List.of(
                  ARTCAICallAgentBackChanneling.builder()
                      .enable(true)
                      .probability(0.3)
                      .words(List.of(MM))
                      .build()))
          .autoSpeechConfig(
              ARTCAICallAutoSpeechConfig.builder()
                  .llmPending(
                      ARTCAICallAutoSpeechLlmPending.builder()
                          .waitTime(1000)
                          .messages(List.of(WAIT))
                          .mode("random")
                          .build())
                  .userIdle(
                      ARTCAICallAutoSpeechUserIdle.builder()
                          .waitTime(20000)
                          .maxRepeats(3)
                          .messages(List.of(WAIT))
                          .hangupEndWord("bye")
                          .build())
                  .build())
          .avatarUrl("https://img.invalid/a.png")
          .avatarUrlType("png")
          .build();

  static final String AGENT_TEXT =
      "{\"EnablePushToTalk\":true,\"GracefulShutdown\":true,\"EnableIntelligentSegment\":false,"
          + "\"Greeting\":\"你好 😀\",\"WakeUpQuery\":\"weather\",\"MaxIdleTime\":300,"
          + "\"UserOnlineTimeout\":30,\"UserOfflineTimeout\":10,\"Volume\":150,"
          + "\"WorkflowOverrideParams\":\"{\\\"node\\\":{\\\"k\\\":[1,2.5]}}\","
          + "\"PreConnectAudioUrl\":\"https://audio.invalid/a.wav\","
          + "\"ExperimentalConfig\":\"{\\\"x\\\":{\\\"y\\\":1}}\","
          + "\"AsrConfig\":{\"AsrLanguageId\":\"zh_en\",\"AsrMaxSilence\":400,"
          + "\"AsrHotWords\":[\"word\"],\"VadLevel\":3,\"VadDuration\":300,"
          + "\"CustomParams\":\"a=b\"},"
          + "\"TtsConfig\":{\"VoiceId\":\"v\",\"PronunciationRules\":[{\"Word\":\"a\"}],"
          + "\"SpeechRate\":1.5,\"LanguageId\":\"auto\",\"Emotion\":\"happy\","
          + "\"ModelId\":\"speech-02-turbo\",\"VoiceIdList\":[\"v:Voice\"]},"
          + "\"LlmConfig\":{\"LlmHistoryLimit\":5,\"LlmSystemPrompt\":\"p\","
          + "\"BailianAppParams\":\"{\\\"a\\\":{\\\"b\\\":1}}\",\"LlmCompleteReply\":true,"
          + "\"OpenAIExtraQuery\":\"k=v\",\"OutputMinLength\":10,\"OutputMaxDelay\":2000,"
          + "\"HistorySyncWithTTS\":true,\"FunctionMap\":[{\"Function\":\"hangup\"}],"
          + "\"LlmHistory\":[{\"Role\":\"user\"}]},"
          + "\"AvatarConfig\":{\"AvatarId\":\"av\"},"
          + "\"InterruptConfig\":{\"EnableVoiceInterrupt\":false,\"InterruptWords\":[\"stop\"],"
          + "\"NoInterruptMode\":\"cache\",\"KeepInterruptWordsForLLM\":true},"
          + "\"VoiceprintConfig\":{\"VoiceprintId\":\"vp\",\"UseVoiceprint\":true,"
          + "\"RegistrationMode\":\"Implicit\"},"
          + "\"TurnDetectionConfig\":{\"TurnEndWords\":[\"over\"],\"Mode\":\"Normal\","
          + "\"SemanticWaitDuration\":500,\"Eagerness\":\"High\"},"
          + "\"VcrConfig\":{\"StillFrameMotion\":{\"Enabled\":true,\"CallbackDelay\":200},"
          + "\"InvalidFrameMotion\":{\"Enabled\":false,\"CallbackDelay\":3000},"
          + "\"PeopleCount\":{\"Enabled\":true},\"Equipment\":{\"Enabled\":true},"
          + "\"HeadMotion\":{\"Enabled\":true},\"LookAway\":{\"Enabled\":true}},"
          + "\"AmbientSoundConfig\":{\"ResourceId\":\"bg\",\"Volume\":50},"
          + "\"BackChannelingConfigs\":[{\"Enabled\":true,\"TriggerStage\":\"pause_detected\","
          + "\"Probability\":0.3,\"Words\":[{\"Text\":\"mm\",\"Probability\":1}]}],"
          + "\"AutoSpeechConfig\":{\"LlmPending\":{\"WaitTime\":1000,"
          + "\"Messages\":[{\"Text\":\"稍等\",\"Probability\":0.25}],\"Mode\":\"random\"},"
          + "\"UserIdle\":{\"WaitTime\":20000,\"MaxRepeats\":3,"
          + "\"Messages\":[{\"Text\":\"稍等\",\"Probability\":0.25}],\"HangupEndWord\":\"bye\"}},"
          + "\"AvatarUrl\":\"https://img.invalid/a.png\",\"AvatarUrlType\":\"png\"}";

  static final ARTCAICallTemplateConfig TEMPLATE =
      ARTCAICallTemplateConfig.builder()
          .agentGreeting("hi")
          .userOnlineTimeout(60)
          .userOfflineTimeout(5)
          .workflowOverrideParams(Map.of("a", List.of(1)))
          .bailianAppParams(Map.of("b", Map.of("c", "三")))
          .asrMaxSilence(400)
          .volume(150)
          .vadLevel(5)
          .enableVoiceInterrupt(false)
          .agentVoiceId("v")
          .enableIntelligentSegment(false)
          .agentMaxIdleTime(600)
          .enablePushToTalk(true)
          .agentAvatarId("av")
          .agentGracefulShutdown(true)
          .asrLanguageId("zh")
          .wakeUpQuery("q")
          .llmSystemPrompt("p")
          .llmHistoryLimit(3)
          .interruptWords(List.of("stop"))
          .asrHotWords(List.of("word"))
          .vcrConfig(ARTCAICallAgentVcrConfig.builder().peopleCount(ON).build())
          .voiceprintId("vp")
          .useVoiceprint(false)
          .build();

  static final String TEMPLATE_TEXT =
      "{\"VideoChat\":{\"EnableVoiceInterrupt\":false,\"EnablePushToTalk\":true,"
          + "\"EnableIntelligentSegment\":false,\"GracefulShutdown\":true,\"Greeting\":\"hi\","
          + "\"UserOnlineTimeout\":60,\"UserOfflineTimeout\":5,"
          + "\"WorkflowOverrideParams\":\"{\\\"a\\\":[1]}\","
          + "\"BailianAppParams\":\"{\\\"b\\\":{\\\"c\\\":\\\"三\\\"}}\",\"AsrMaxSilence\":400,"
          + "\"VadLevel\":5,\"Volume\":150,\"VoiceId\":\"v\",\"MaxIdleTime\":600,"
          + "\"AvatarId\":\"av\",\"AsrLanguageId\":\"zh\",\"WakeUpQuery\":\"q\","
          + "\"LlmSystemPrompt\":\"p\",\"LlmHistoryLimit\":3,\"InterruptWords\":[\"stop\"],"
          + "\"AsrHotWords\":[\"word\"],\"VcrConfig\":{\"PeopleCount\":{\"Enabled\":true}},"
          + "\"VoiceprintId\":\"vp\",\"UseVoiceprint\":false}}";

  private FullConfigs() {}
}
