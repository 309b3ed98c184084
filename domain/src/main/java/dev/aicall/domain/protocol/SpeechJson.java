package dev.aicall.domain.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.config.ARTCAICallAgentAmbientConfig;
import dev.aicall.api.config.ARTCAICallAgentAsrConfig;
import dev.aicall.api.config.ARTCAICallAgentTtsConfig;
import dev.aicall.api.config.ARTCAICallAgentVoiceprintConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JSON of what the agent hears with and speaks with. */
final class SpeechJson {

  static final ConfigCodec<ARTCAICallAgentAsrConfig> ASR =
      new ConfigCodec<>(SpeechJson::writeAsr, SpeechJson::readAsr);
  static final ConfigCodec<ARTCAICallAgentTtsConfig> TTS =
      new ConfigCodec<>(SpeechJson::writeTts, SpeechJson::readTts);
  static final ConfigCodec<ARTCAICallAgentVoiceprintConfig> VOICEPRINT =
      new ConfigCodec<>(SpeechJson::writeVoiceprint, SpeechJson::readVoiceprint);
  static final ConfigCodec<ARTCAICallAgentAmbientConfig> AMBIENT =
      new ConfigCodec<>(SpeechJson::writeAmbient, SpeechJson::readAmbient);

  private static final Logger LOG = LoggerFactory.getLogger(SpeechJson.class);

  /** What the Web SDK 2.10.5 sends, in milliseconds; it drops the rest. */
  private static final int MIN_VAD_DURATION = 200;

  private static final int MAX_VAD_DURATION = 2000;

  private SpeechJson() {}

  private static ObjectNode writeAsr(ARTCAICallAgentAsrConfig config) {
    ConfigWriter writer =
        new ConfigWriter()
            .text("AsrLanguageId", config.getAsrLanguageId())
            .integerUnlessUnset("AsrMaxSilence", config.getAsrMaxSilence())
            .texts("AsrHotWords", config.getAsrHotWords())
            .integerUnlessUnset("VadLevel", config.getVadLevel());
    int vadDuration = config.getVadDuration();
    if (vadDuration >= MIN_VAD_DURATION && vadDuration <= MAX_VAD_DURATION) {
      writer.integer("VadDuration", vadDuration);
    } else if (vadDuration > 0) {
      LOG.warn(
          "vadDuration {} ms is not sent: {} to {} allowed",
          vadDuration,
          MIN_VAD_DURATION,
          MAX_VAD_DURATION);
    }
    return writer.text("CustomParams", config.getCustomParams()).done();
  }

  private static ARTCAICallAgentAsrConfig readAsr(JsonNode json) {
    ARTCAICallAgentAsrConfig.Builder builder = ARTCAICallAgentAsrConfig.builder();
    new ConfigReader(json)
        .text("AsrLanguageId", builder::asrLanguageId)
        .integer("AsrMaxSilence", builder::asrMaxSilence)
        .texts("AsrHotWords", builder::asrHotWords)
        .integer("VadLevel", builder::vadLevel)
        .integer("VadDuration", builder::vadDuration)
        .text("CustomParams", builder::customParams);
    return builder.build();
  }

  private static ObjectNode writeTts(ARTCAICallAgentTtsConfig config) {
    ConfigWriter writer =
        new ConfigWriter()
            .text("VoiceId", config.getAgentVoiceId())
            .maps("PronunciationRules", config.getPronunciationRules());
    if (config.getSpeechRate() > 0) {
      writer.number("SpeechRate", config.getSpeechRate());
    }
    return writer
        .text("LanguageId", config.getLanguageId())
        .text("Emotion", config.getEmotion())
        .text("ModelId", config.getModelId())
        .texts("VoiceIdList", config.getVoiceIdList())
        .done();
  }

  private static ARTCAICallAgentTtsConfig readTts(JsonNode json) {
    ARTCAICallAgentTtsConfig.Builder builder = ARTCAICallAgentTtsConfig.builder();
    new ConfigReader(json)
        .text("VoiceId", builder::agentVoiceId)
        .maps("PronunciationRules", builder::pronunciationRules)
        .number("SpeechRate", builder::speechRate)
        .text("LanguageId", builder::languageId)
        .text("Emotion", builder::emotion)
        .text("ModelId", builder::modelId)
        .texts("VoiceIdList", builder::voiceIdList);
    return builder.build();
  }

  private static ObjectNode writeVoiceprint(ARTCAICallAgentVoiceprintConfig config) {
    ConfigWriter writer = new ConfigWriter();
    if (config.getVoiceprintId() != null) {
      writer
          .text("VoiceprintId", config.getVoiceprintId())
          .flag("UseVoiceprint", config.isUseVoiceprint());
    }
    return writer.text("RegistrationMode", config.getRegistrationMode()).done();
  }

  private static ARTCAICallAgentVoiceprintConfig readVoiceprint(JsonNode json) {
    ARTCAICallAgentVoiceprintConfig.Builder builder = ARTCAICallAgentVoiceprintConfig.builder();
    new ConfigReader(json)
        .text("VoiceprintId", builder::voiceprintId)
        .flag("UseVoiceprint", builder::useVoiceprint)
        .text("RegistrationMode", builder::registrationMode);
    return builder.build();
  }

  private static ObjectNode writeAmbient(ARTCAICallAgentAmbientConfig config) {
    ConfigWriter writer = new ConfigWriter();
    if (config.getResourceId() != null) {
      writer.text("ResourceId", config.getResourceId()).integer("Volume", config.getVolume());
    }
    return writer.done();
  }

  private static ARTCAICallAgentAmbientConfig readAmbient(JsonNode json) {
    ARTCAICallAgentAmbientConfig.Builder builder = ARTCAICallAgentAmbientConfig.builder();
    new ConfigReader(json)
        .text("ResourceId", builder::resourceId)
        .integer("Volume", builder::volume);
    return builder.build();
  }
}
