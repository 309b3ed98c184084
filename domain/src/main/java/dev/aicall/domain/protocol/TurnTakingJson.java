package dev.aicall.domain.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.config.ARTCAICallAgentBackChanneling;
import dev.aicall.api.config.ARTCAICallAgentInterruptConfig;
import dev.aicall.api.config.ARTCAICallAgentTurnDetectionConfig;
import dev.aicall.api.model.ARTCAICallTurnDetectionMode;

/** JSON of who speaks when. */
final class TurnTakingJson {

  static final ConfigCodec<ARTCAICallAgentInterruptConfig> INTERRUPT =
      new ConfigCodec<>(TurnTakingJson::writeInterrupt, TurnTakingJson::readInterrupt);
  static final ConfigCodec<ARTCAICallAgentTurnDetectionConfig> TURN_DETECTION =
      new ConfigCodec<>(TurnTakingJson::writeTurnDetection, TurnTakingJson::readTurnDetection);
  static final ConfigCodec<ARTCAICallAgentBackChanneling> BACK_CHANNELING =
      new ConfigCodec<>(TurnTakingJson::writeBackChanneling, TurnTakingJson::readBackChanneling);

  private TurnTakingJson() {}

  private static ObjectNode writeInterrupt(ARTCAICallAgentInterruptConfig config) {
    return new ConfigWriter()
        .flag("EnableVoiceInterrupt", config.isEnableVoiceInterrupt())
        .texts("InterruptWords", config.getInterruptWords())
        .text("NoInterruptMode", config.getNoInterruptMode())
        .flagIfTrue("KeepInterruptWordsForLLM", config.isKeepInterruptWordsForLLM())
        .done();
  }

  private static ARTCAICallAgentInterruptConfig readInterrupt(JsonNode json) {
    ARTCAICallAgentInterruptConfig.Builder builder = ARTCAICallAgentInterruptConfig.builder();
    new ConfigReader(json)
        .flag("EnableVoiceInterrupt", builder::enableVoiceInterrupt)
        .texts("InterruptWords", builder::interruptWords)
        .text("NoInterruptMode", builder::noInterruptMode)
        .flag("KeepInterruptWordsForLLM", builder::keepInterruptWordsForLLM);
    return builder.build();
  }

  private static ObjectNode writeTurnDetection(ARTCAICallAgentTurnDetectionConfig config) {
    return new ConfigWriter()
        .textsUnlessEmpty("TurnEndWords", config.getTurnEndWords())
        .text("Mode", config.getMode().jsonName())
        .integerUnlessUnset("SemanticWaitDuration", config.getSemanticWaitDuration())
        .text("Eagerness", config.getEagerness())
        .done();
  }

  private static ARTCAICallAgentTurnDetectionConfig readTurnDetection(JsonNode json) {
    ARTCAICallAgentTurnDetectionConfig.Builder builder =
        ARTCAICallAgentTurnDetectionConfig.builder();
    new ConfigReader(json)
        .texts("TurnEndWords", builder::turnEndWords)
        .text("Mode", mode -> builder.mode(ARTCAICallTurnDetectionMode.fromJsonName(mode)))
        .integer("SemanticWaitDuration", builder::semanticWaitDuration)
        .text("Eagerness", builder::eagerness);
    return builder.build();
  }

  private static ObjectNode writeBackChanneling(ARTCAICallAgentBackChanneling config) {
    return new ConfigWriter()
        .flag("Enabled", config.isEnable())
        .text("TriggerStage", config.getTriggerStage())
        .number("Probability", config.getProbability())
        .parts("Words", config.getWords(), AutoSpeechJson.CONTENT)
        .done();
  }

  /** Takes the Web SDK's "Enable" as well; the OpenAPI's "Enabled", which we write, wins. */
  private static ARTCAICallAgentBackChanneling readBackChanneling(JsonNode json) {
    ARTCAICallAgentBackChanneling.Builder builder = ARTCAICallAgentBackChanneling.builder();
    new ConfigReader(json)
        .flag("Enable", builder::enable)
        .flag("Enabled", builder::enable)
        .text("TriggerStage", builder::triggerStage)
        .number("Probability", builder::probability)
        .parts("Words", AutoSpeechJson.CONTENT, builder::words);
    return builder.build();
  }
}
