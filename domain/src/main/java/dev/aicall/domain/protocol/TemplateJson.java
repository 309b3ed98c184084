package dev.aicall.domain.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.config.ARTCAICallAgentVcrConfig;
import dev.aicall.api.config.ARTCAICallTemplateConfig;
import dev.aicall.api.model.ARTCAICallAgentType;

/** JSON of the older, flat config, which lies under the workflow name of its agent type. */
final class TemplateJson {

  private TemplateJson() {}

  static ObjectNode write(ARTCAICallTemplateConfig config, ARTCAICallAgentType agentType) {
    return new ConfigWriter().object(agentType.workflowType(), writeFlat(config, agentType)).done();
  }

  private static ObjectNode writeFlat(
      ARTCAICallTemplateConfig config, ARTCAICallAgentType agentType) {
    ConfigWriter writer =
        new ConfigWriter()
            .flag("EnableVoiceInterrupt", config.isEnableVoiceInterrupt())
            .flag("EnablePushToTalk", config.isEnablePushToTalk())
            .flag("EnableIntelligentSegment", config.isEnableIntelligentSegment())
            .flag("GracefulShutdown", config.isAgentGracefulShutdown())
            .text("Greeting", config.getAgentGreeting())
            .integerUnlessUnset("UserOnlineTimeout", config.getUserOnlineTimeout())
            .integerUnlessUnset("UserOfflineTimeout", config.getUserOfflineTimeout())
            .mapAsText("WorkflowOverrideParams", config.getWorkflowOverrideParams())
            .mapAsText("BailianAppParams", config.getBailianAppParams())
            .integerUnlessUnset("AsrMaxSilence", config.getAsrMaxSilence())
            .integerUnlessUnset("VadLevel", config.getVadLevel())
            .integerUnlessUnset("Volume", config.getVolume())
            .text("VoiceId", config.getAgentVoiceId())
            .integerUnlessUnset("MaxIdleTime", config.getAgentMaxIdleTime());
    if (agentType.hasAgentVideo()) {
      writer.text("AvatarId", config.getAgentAvatarId());
    }
    writer
        .text("AsrLanguageId", config.getAsrLanguageId())
        .text("WakeUpQuery", config.getWakeUpQuery())
        .text("LlmSystemPrompt", config.getLlmSystemPrompt())
        .integerUnlessUnset("LlmHistoryLimit", config.getLlmHistoryLimit())
        .textsUnlessEmpty("InterruptWords", config.getInterruptWords())
        .textsUnlessEmpty("AsrHotWords", config.getAsrHotWords());
    ARTCAICallAgentVcrConfig vcrConfig = config.getVcrConfig();
    if (vcrConfig != null) {
      writer.object("VcrConfig", ThinkingJson.VCR.toJson(vcrConfig));
    }
    if (config.getVoiceprintId() != null) {
      writer
          .text("VoiceprintId", config.getVoiceprintId())
          .flag("UseVoiceprint", config.isUseVoiceprint());
    }
    return writer.done();
  }

  /** Reads every key for every type; the Web SDK forgets four of them. */
  static ARTCAICallTemplateConfig read(JsonNode json, ARTCAICallAgentType agentType) {
    ARTCAICallTemplateConfig.Builder builder = ARTCAICallTemplateConfig.builder();
    new ConfigReader(json.path(agentType.workflowType()))
        .flag("EnableVoiceInterrupt", builder::enableVoiceInterrupt)
        .flag("EnablePushToTalk", builder::enablePushToTalk)
        .flag("EnableIntelligentSegment", builder::enableIntelligentSegment)
        .flag("GracefulShutdown", builder::agentGracefulShutdown)
        .text("Greeting", builder::agentGreeting)
        .integer("UserOnlineTimeout", builder::userOnlineTimeout)
        .integer("UserOfflineTimeout", builder::userOfflineTimeout)
        .mapInText("WorkflowOverrideParams", builder::workflowOverrideParams)
        .mapInText("BailianAppParams", builder::bailianAppParams)
        .integer("AsrMaxSilence", builder::asrMaxSilence)
        .integer("VadLevel", builder::vadLevel)
        .integer("Volume", builder::volume)
        .text("VoiceId", builder::agentVoiceId)
        .integer("MaxIdleTime", builder::agentMaxIdleTime)
        .text("AvatarId", builder::agentAvatarId)
        .text("AsrLanguageId", builder::asrLanguageId)
        .text("WakeUpQuery", builder::wakeUpQuery)
        .text("LlmSystemPrompt", builder::llmSystemPrompt)
        .integer("LlmHistoryLimit", builder::llmHistoryLimit)
        .texts("InterruptWords", builder::interruptWords)
        .texts("AsrHotWords", builder::asrHotWords)
        .part("VcrConfig", ThinkingJson.VCR, builder::vcrConfig)
        .text("VoiceprintId", builder::voiceprintId)
        .flag("UseVoiceprint", builder::useVoiceprint);
    return builder.build();
  }
}
