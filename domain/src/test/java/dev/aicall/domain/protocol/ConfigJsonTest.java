package dev.aicall.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallAgentAmbientConfig;
import dev.aicall.api.config.ARTCAICallAgentAsrConfig;
import dev.aicall.api.config.ARTCAICallAgentBackChanneling;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentInterruptConfig;
import dev.aicall.api.config.ARTCAICallAgentTtsConfig;
import dev.aicall.api.config.ARTCAICallAgentTurnDetectionConfig;
import dev.aicall.api.config.ARTCAICallAgentVoiceprintConfig;
import dev.aicall.api.config.ARTCAICallAutoSpeechUserIdle;
import dev.aicall.api.config.ARTCAICallChatSyncConfig;
import dev.aicall.api.model.ARTCAICallTurnDetectionMode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigJsonTest {

  private static final ARTCAICallAgentConfig DEFAULT_AGENT =
      ARTCAICallAgentConfig.builder().build();

  @Test
  void defaultsAreExactlyThoseOfTheWebSdk() {
    assertThat(ConfigJson.toJsonText(DEFAULT_AGENT))
        .isEqualTo(
            "{\"EnablePushToTalk\":false,\"GracefulShutdown\":false,"
                + "\"EnableIntelligentSegment\":true,\"MaxIdleTime\":600,"
                + "\"UserOnlineTimeout\":60,\"UserOfflineTimeout\":5,\"Volume\":100,"
                + "\"AsrConfig\":{\"VadLevel\":11},"
                + "\"LlmConfig\":{\"LlmCompleteReply\":false,\"HistorySyncWithTTS\":false},"
                + "\"InterruptConfig\":{\"EnableVoiceInterrupt\":true},"
                + "\"TurnDetectionConfig\":{\"Mode\":\"Semantic\"}}");
  }

  @Test
  void whatIsUnsetVanishesWithItsObject() {
    ARTCAICallAgentConfig config =
        ARTCAICallAgentConfig.builder()
            .agentMaxIdleTime(-1)
            .userOnlineTimeout(-1)
            .userOfflineTimeout(-1)
            .volume(-1)
            .asrConfig(ARTCAICallAgentAsrConfig.builder().vadLevel(-1).build())
            .build();

    assertThat(ConfigJson.toJsonText(config))
        .isEqualTo(
            "{\"EnablePushToTalk\":false,\"GracefulShutdown\":false,"
                + "\"EnableIntelligentSegment\":true,"
                + "\"LlmConfig\":{\"LlmCompleteReply\":false,\"HistorySyncWithTTS\":false},"
                + "\"InterruptConfig\":{\"EnableVoiceInterrupt\":true},"
                + "\"TurnDetectionConfig\":{\"Mode\":\"Semantic\"}}");
  }

  @Test
  void everyFieldIsWrittenInOrder() {
    assertThat(ConfigJson.toJsonText(FullConfigs.AGENT)).isEqualTo(FullConfigs.AGENT_TEXT);
  }

  @Test
  void everyFieldIsReadBack() {
    assertThat(ConfigJson.agentConfigFromJson(FullConfigs.AGENT_TEXT)).isEqualTo(FullConfigs.AGENT);
    assertThat(ConfigJson.agentConfigFromJson(ConfigJson.toJson(FullConfigs.AGENT)))
        .isEqualTo(FullConfigs.AGENT);
  }

  @Test
  void everyPartGoesThereAndBackOnItsOwn() {
    assertRoundTrip(ConfigJson.ASR, FullConfigs.AGENT.getAsrConfig());
    assertRoundTrip(ConfigJson.TTS, FullConfigs.AGENT.getTtsConfig());
    assertRoundTrip(ConfigJson.LLM, FullConfigs.AGENT.getLlmConfig());
    assertRoundTrip(ConfigJson.AVATAR, FullConfigs.AGENT.getAvatarConfig());
    assertRoundTrip(ConfigJson.INTERRUPT, FullConfigs.AGENT.getInterruptConfig());
    assertRoundTrip(ConfigJson.VOICEPRINT, FullConfigs.AGENT.getVoiceprintConfig());
    assertRoundTrip(ConfigJson.TURN_DETECTION, FullConfigs.AGENT.getTurnDetectionConfig());
    assertRoundTrip(ConfigJson.VCR, FullConfigs.AGENT.getVcrConfig());
    assertRoundTrip(ConfigJson.AMBIENT, FullConfigs.AGENT.getAmbientConfig());
    assertRoundTrip(
        ConfigJson.BACK_CHANNELING, FullConfigs.AGENT.getBackChannelingConfigs().get(0));
    assertRoundTrip(ConfigJson.AUTO_SPEECH, FullConfigs.AGENT.getAutoSpeechConfig());
    assertRoundTrip(
        ConfigJson.AUTO_SPEECH_USER_IDLE, ARTCAICallAutoSpeechUserIdle.builder().build());
  }

  private static <T> void assertRoundTrip(ConfigCodec<T> codec, T config) {
    assertThat(codec.fromJsonText(codec.toJsonText(config))).isEqualTo(config);
    assertThat(codec.fromJson(codec.toJson(config))).isEqualTo(config);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 199, 2001, Integer.MAX_VALUE})
  void vadDurationOutOfRangeIsNotSent(int duration) {
    ARTCAICallAgentAsrConfig config =
        ARTCAICallAgentAsrConfig.builder().vadDuration(duration).build();

    assertThat(ConfigJson.ASR.toJsonText(config)).isEqualTo("{\"VadLevel\":11}");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 2000})
  void vadDurationWithinRangeIsSent(int duration) {
    ARTCAICallAgentAsrConfig config =
        ARTCAICallAgentAsrConfig.builder().vadDuration(duration).build();

    assertThat(ConfigJson.ASR.toJsonText(config))
        .isEqualTo("{\"VadLevel\":11,\"VadDuration\":" + duration + "}");
  }

  @Test
  void wholeSpeechRateHasNoPoint() {
    assertThat(ConfigJson.TTS.toJsonText(ARTCAICallAgentTtsConfig.builder().speechRate(1).build()))
        .isEqualTo("{\"SpeechRate\":1}");
    assertThat(
            ConfigJson.TTS.toJsonText(ARTCAICallAgentTtsConfig.builder().speechRate(0.8).build()))
        .isEqualTo("{\"SpeechRate\":0.8}");
  }

  @Test
  void emptyListsAreSentExceptTurnEndWords() {
    List<String> none = List.of();

    assertThat(
            ConfigJson.INTERRUPT.toJsonText(
                ARTCAICallAgentInterruptConfig.builder().interruptWords(none).build()))
        .isEqualTo("{\"EnableVoiceInterrupt\":true,\"InterruptWords\":[]}");
    assertThat(
            ConfigJson.TURN_DETECTION.toJsonText(
                ARTCAICallAgentTurnDetectionConfig.builder().turnEndWords(none).build()))
        .isEqualTo("{\"Mode\":\"Semantic\"}");
  }

  @Test
  void voiceprintIsSentWithAnIdOnlyEvenAnEmptyOne() {
    ARTCAICallAgentVoiceprintConfig.Builder builder =
        ARTCAICallAgentVoiceprintConfig.builder().useVoiceprint(true);

    assertThat(ConfigJson.VOICEPRINT.toJsonText(builder.build())).isEqualTo("{}");
    assertThat(ConfigJson.VOICEPRINT.toJsonText(builder.voiceprintId("").build()))
        .isEqualTo("{\"VoiceprintId\":\"\",\"UseVoiceprint\":true}");
  }

  @Test
  void ambientSoundIsSentWithAResourceOnly() {
    ARTCAICallAgentAmbientConfig.Builder builder = ARTCAICallAgentAmbientConfig.builder().volume(0);

    assertThat(ConfigJson.AMBIENT.toJsonText(builder.build())).isEqualTo("{}");
    assertThat(ConfigJson.AMBIENT.toJsonText(builder.resourceId("").build()))
        .isEqualTo("{\"ResourceId\":\"\",\"Volume\":0}");
  }

  @Test
  void freeFormSettingsAreTextInText() {
    ARTCAICallAgentConfig config =
        ARTCAICallAgentConfig.builder()
            .workflowOverrideParams(Map.of())
            .experimentalConfig(Map.of())
            .build();

    assertThat(ConfigJson.toJson(config).path("WorkflowOverrideParams").textValue())
        .isEqualTo("{}");
    assertThat(ConfigJson.toJson(config).has("ExperimentalConfig")).isFalse();
    assertThat(
            ConfigJson.agentConfigFromJson("{\"WorkflowOverrideParams\":\"{\\\"z\\\":null}\"}")
                .getWorkflowOverrideParams())
        .isEqualTo(Collections.singletonMap("z", null));
  }

  @Test
  void modeIsAWordAndOnlyAWord() {
    assertThat(readMode("{\"Mode\":\"Semantic\"}")).isSameAs(ARTCAICallTurnDetectionMode.Semantic);
    assertThat(readMode("{\"Mode\":\"semantic\"}")).isSameAs(ARTCAICallTurnDetectionMode.Normal);
    assertThat(readMode("{\"Mode\":0}")).isSameAs(ARTCAICallTurnDetectionMode.Semantic);
  }

  private static ARTCAICallTurnDetectionMode readMode(String text) {
    return ConfigJson.TURN_DETECTION.fromJsonText(text).getMode();
  }

  @Test
  void bothFormsOfBackChannelingAreRead() {
    ARTCAICallAgentBackChanneling on = ARTCAICallAgentBackChanneling.builder().enable(true).build();

    for (String text :
        List.of(
            "{\"BackChannelingConfig\":[{\"Enable\":true}]}",
            "{\"BackChannelingConfig\":[{\"Enabled\":true}]}",
            "{\"BackChannelingConfigs\":[{\"Enable\":true}]}",
            "{\"BackChannelingConfigs\":[{\"Enabled\":true,\"Enable\":false}],"
                + "\"BackChannelingConfig\":[]}")) {
      assertThat(ConfigJson.agentConfigFromJson(text).getBackChannelingConfigs())
          .as(text)
          .containsExactly(on);
    }
  }

  @Test
  void vcrKeysOfTheFutureSurvive() {
    String text = "{\"VcrConfig\":{\"Future\":{\"A\":[1,null]},\"LookAway\":0}}";

    assertThat(ConfigJson.toJsonText(ConfigJson.agentConfigFromJson(text)))
        .contains("\"VcrConfig\":{\"Future\":{\"A\":[1,null]},\"LookAway\":0}");
  }

  @Test
  void chatSyncHasTwoKeys() {
    ARTCAICallChatSyncConfig config =
        ARTCAICallChatSyncConfig.builder()
            .sessionId("s")
            .agentId("a\"b\\")
            .receiverId("r\n😀")
            .build();

    assertThat(ConfigJson.chatSyncJsonText(config))
        .isEqualTo("{\"IMAIAgentId\":\"a\\\"b\\\\\",\"ReceiverId\":\"r\\n😀\"}");
  }
}
