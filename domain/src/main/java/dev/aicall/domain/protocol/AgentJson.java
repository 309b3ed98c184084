package dev.aicall.domain.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON of a whole agent config. */
final class AgentJson {

  static final ConfigCodec<ARTCAICallAgentConfig> AGENT =
      new ConfigCodec<>(AgentJson::write, AgentJson::read);

  /** What the OpenAPI calls it and we write. */
  private static final String BACK_CHANNELING = "BackChannelingConfigs";

  /** What the Web SDK 2.10.5 still writes; the OpenAPI calls it obsolete. */
  private static final String OLD_BACK_CHANNELING = "BackChannelingConfig";

  private AgentJson() {}

  private static ObjectNode write(ARTCAICallAgentConfig config) {
    ConfigWriter writer =
        new ConfigWriter()
            .flag("EnablePushToTalk", config.isEnablePushToTalk())
            .flag("GracefulShutdown", config.isAgentGracefulShutdown())
            .flag("EnableIntelligentSegment", config.isEnableIntelligentSegment())
            .text("Greeting", config.getAgentGreeting())
            .text("WakeUpQuery", config.getWakeUpQuery())
            .integerUnlessUnset("MaxIdleTime", config.getAgentMaxIdleTime())
            .integerUnlessUnset("UserOnlineTimeout", config.getUserOnlineTimeout())
            .integerUnlessUnset("UserOfflineTimeout", config.getUserOfflineTimeout())
            .integerUnlessUnset("Volume", config.getVolume())
            .mapAsText("WorkflowOverrideParams", config.getWorkflowOverrideParams())
            .text("PreConnectAudioUrl", config.getPreConnectAudioUrl())
            .mapAsText("ExperimentalConfig", nullIfEmpty(config.getExperimentalConfig()));
    writeParts(writer, config);
    return writer
        .text("AvatarUrl", config.getAvatarUrl())
        .text("AvatarUrlType", config.getAvatarUrlType())
        .done();
  }

  private static @Nullable Map<String, @Nullable Object> nullIfEmpty(
      @Nullable Map<String, @Nullable Object> map) {
    return map == null || map.isEmpty() ? null : map;
  }

  private static void writeParts(ConfigWriter writer, ARTCAICallAgentConfig config) {
    writer
        .objectUnlessEmpty("AsrConfig", SpeechJson.ASR.toJson(config.getAsrConfig()))
        .objectUnlessEmpty("TtsConfig", SpeechJson.TTS.toJson(config.getTtsConfig()))
        .objectUnlessEmpty("LlmConfig", ThinkingJson.LLM.toJson(config.getLlmConfig()))
        .objectUnlessEmpty("AvatarConfig", ThinkingJson.AVATAR.toJson(config.getAvatarConfig()))
        .objectUnlessEmpty(
            "InterruptConfig", TurnTakingJson.INTERRUPT.toJson(config.getInterruptConfig()))
        .objectUnlessEmpty(
            "VoiceprintConfig", SpeechJson.VOICEPRINT.toJson(config.getVoiceprintConfig()))
        .objectUnlessEmpty(
            "TurnDetectionConfig",
            TurnTakingJson.TURN_DETECTION.toJson(config.getTurnDetectionConfig()))
        .objectUnlessEmpty("VcrConfig", ThinkingJson.VCR.toJson(config.getVcrConfig()))
        .objectUnlessEmpty(
            "AmbientSoundConfig", SpeechJson.AMBIENT.toJson(config.getAmbientConfig()));
    if (!config.getBackChannelingConfigs().isEmpty()) {
      writer.parts(
          BACK_CHANNELING, config.getBackChannelingConfigs(), TurnTakingJson.BACK_CHANNELING);
    }
    writer.objectUnlessEmpty(
        "AutoSpeechConfig", AutoSpeechJson.AUTO_SPEECH.toJson(config.getAutoSpeechConfig()));
  }

  private static ARTCAICallAgentConfig read(JsonNode json) {
    ARTCAICallAgentConfig.Builder builder = ARTCAICallAgentConfig.builder();
    ConfigReader reader = new ConfigReader(json);
    reader
        .flag("EnablePushToTalk", builder::enablePushToTalk)
        .flag("GracefulShutdown", builder::agentGracefulShutdown)
        .flag("EnableIntelligentSegment", builder::enableIntelligentSegment)
        .text("Greeting", builder::agentGreeting)
        .text("WakeUpQuery", builder::wakeUpQuery)
        .integer("MaxIdleTime", builder::agentMaxIdleTime)
        .integer("UserOnlineTimeout", builder::userOnlineTimeout)
        .integer("UserOfflineTimeout", builder::userOfflineTimeout)
        .integer("Volume", builder::volume)
        .mapInText("WorkflowOverrideParams", builder::workflowOverrideParams)
        .text("PreConnectAudioUrl", builder::preConnectAudioUrl)
        .mapInText("ExperimentalConfig", builder::experimentalConfig)
        .text("AvatarUrl", builder::avatarUrl)
        .text("AvatarUrlType", builder::avatarUrlType);
    readParts(reader, builder);
    return builder.build();
  }

  private static void readParts(ConfigReader reader, ARTCAICallAgentConfig.Builder builder) {
    reader
        .part("AsrConfig", SpeechJson.ASR, builder::asrConfig)
        .part("TtsConfig", SpeechJson.TTS, builder::ttsConfig)
        .part("LlmConfig", ThinkingJson.LLM, builder::llmConfig)
        .part("AvatarConfig", ThinkingJson.AVATAR, builder::avatarConfig)
        .part("InterruptConfig", TurnTakingJson.INTERRUPT, builder::interruptConfig)
        .part("VoiceprintConfig", SpeechJson.VOICEPRINT, builder::voiceprintConfig)
        .part("TurnDetectionConfig", TurnTakingJson.TURN_DETECTION, builder::turnDetectionConfig)
        .part("VcrConfig", ThinkingJson.VCR, builder::vcrConfig)
        .part("AmbientSoundConfig", SpeechJson.AMBIENT, builder::ambientConfig)
        .parts(OLD_BACK_CHANNELING, TurnTakingJson.BACK_CHANNELING, builder::backChannelingConfigs)
        .parts(BACK_CHANNELING, TurnTakingJson.BACK_CHANNELING, builder::backChannelingConfigs)
        .part("AutoSpeechConfig", AutoSpeechJson.AUTO_SPEECH, builder::autoSpeechConfig);
  }
}
