package dev.aicall.domain.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.config.ARTCAICallAgentAvatarConfig;
import dev.aicall.api.config.ARTCAICallAgentLlmConfig;
import dev.aicall.api.config.ARTCAICallAgentVcrConfig;

/** JSON of the language model, the avatar and video content recognition. */
final class ThinkingJson {

  static final ConfigCodec<ARTCAICallAgentLlmConfig> LLM =
      new ConfigCodec<>(ThinkingJson::writeLlm, ThinkingJson::readLlm);
  static final ConfigCodec<ARTCAICallAgentAvatarConfig> AVATAR =
      new ConfigCodec<>(ThinkingJson::writeAvatar, ThinkingJson::readAvatar);
  static final ConfigCodec<ARTCAICallAgentVcrConfig> VCR =
      new ConfigCodec<>(config -> JsonMaps.toNode(config.toMap()), ThinkingJson::readVcr);

  private ThinkingJson() {}

  private static ObjectNode writeLlm(ARTCAICallAgentLlmConfig config) {
    return new ConfigWriter()
        .integerUnlessUnset("LlmHistoryLimit", config.getLlmHistoryLimit())
        .text("LlmSystemPrompt", config.getLlmSystemPrompt())
        .mapAsText("BailianAppParams", config.getBailianAppParams())
        .flag("LlmCompleteReply", config.isLlmCompleteReply())
        .text("OpenAIExtraQuery", config.getOpenAIExtraQuery())
        .integerUnlessUnset("OutputMinLength", config.getOutputMinLength())
        .integerUnlessUnset("OutputMaxDelay", config.getOutputMaxDelay())
        .flag("HistorySyncWithTTS", config.isHistorySyncWithTTS())
        .maps("FunctionMap", config.getFunctionMap())
        .maps("LlmHistory", config.getLlmHistory())
        .done();
  }

  private static ARTCAICallAgentLlmConfig readLlm(JsonNode json) {
    ARTCAICallAgentLlmConfig.Builder builder = ARTCAICallAgentLlmConfig.builder();
    new ConfigReader(json)
        .integer("LlmHistoryLimit", builder::llmHistoryLimit)
        .text("LlmSystemPrompt", builder::llmSystemPrompt)
        .mapInText("BailianAppParams", builder::bailianAppParams)
        .flag("LlmCompleteReply", builder::llmCompleteReply)
        .text("OpenAIExtraQuery", builder::openAIExtraQuery)
        .integer("OutputMinLength", builder::outputMinLength)
        .integer("OutputMaxDelay", builder::outputMaxDelay)
        .flag("HistorySyncWithTTS", builder::historySyncWithTTS)
        .maps("FunctionMap", builder::functionMap)
        .maps("LlmHistory", builder::llmHistory);
    return builder.build();
  }

  private static ObjectNode writeAvatar(ARTCAICallAgentAvatarConfig config) {
    return new ConfigWriter().text("AvatarId", config.getAgentAvatarId()).done();
  }

  private static ARTCAICallAgentAvatarConfig readAvatar(JsonNode json) {
    ARTCAICallAgentAvatarConfig.Builder builder = ARTCAICallAgentAvatarConfig.builder();
    new ConfigReader(json).text("AvatarId", builder::agentAvatarId);
    return builder.build();
  }

  private static ARTCAICallAgentVcrConfig readVcr(JsonNode json) {
    try {
      return ARTCAICallAgentVcrConfig.fromMap(JsonMaps.toMap(json));
    } catch (IllegalArgumentException nestedTooDeep) {
      return ARTCAICallAgentVcrConfig.builder().build();
    }
  }
}
