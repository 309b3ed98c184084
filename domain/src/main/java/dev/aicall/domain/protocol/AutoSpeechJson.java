package dev.aicall.domain.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.config.ARTCAICallAutoSpeechConfig;
import dev.aicall.api.config.ARTCAICallAutoSpeechContent;
import dev.aicall.api.config.ARTCAICallAutoSpeechLlmPending;
import dev.aicall.api.config.ARTCAICallAutoSpeechUserIdle;

/** JSON of what the agent says by itself. */
final class AutoSpeechJson {

  static final ConfigCodec<ARTCAICallAutoSpeechContent> CONTENT =
      new ConfigCodec<>(AutoSpeechJson::writeContent, AutoSpeechJson::readContent);
  static final ConfigCodec<ARTCAICallAutoSpeechLlmPending> LLM_PENDING =
      new ConfigCodec<>(AutoSpeechJson::writeLlmPending, AutoSpeechJson::readLlmPending);
  static final ConfigCodec<ARTCAICallAutoSpeechUserIdle> USER_IDLE =
      new ConfigCodec<>(AutoSpeechJson::writeUserIdle, AutoSpeechJson::readUserIdle);
  static final ConfigCodec<ARTCAICallAutoSpeechConfig> AUTO_SPEECH =
      new ConfigCodec<>(AutoSpeechJson::writeAutoSpeech, AutoSpeechJson::readAutoSpeech);

  private AutoSpeechJson() {}

  private static ObjectNode writeContent(ARTCAICallAutoSpeechContent config) {
    return new ConfigWriter()
        .text("Text", config.getText())
        .number("Probability", config.getProbability())
        .done();
  }

  private static ARTCAICallAutoSpeechContent readContent(JsonNode json) {
    ARTCAICallAutoSpeechContent.Builder builder = ARTCAICallAutoSpeechContent.builder();
    new ConfigReader(json).text("Text", builder::text).number("Probability", builder::probability);
    return builder.build();
  }

  private static ObjectNode writeLlmPending(ARTCAICallAutoSpeechLlmPending config) {
    return new ConfigWriter()
        .integer("WaitTime", config.getWaitTime())
        .parts("Messages", config.getMessages(), CONTENT)
        .text("Mode", config.getMode())
        .done();
  }

  private static ARTCAICallAutoSpeechLlmPending readLlmPending(JsonNode json) {
    ARTCAICallAutoSpeechLlmPending.Builder builder = ARTCAICallAutoSpeechLlmPending.builder();
    new ConfigReader(json)
        .integer("WaitTime", builder::waitTime)
        .parts("Messages", CONTENT, builder::messages)
        .text("Mode", builder::mode);
    return builder.build();
  }

  private static ObjectNode writeUserIdle(ARTCAICallAutoSpeechUserIdle config) {
    return new ConfigWriter()
        .integer("WaitTime", config.getWaitTime())
        .integer("MaxRepeats", config.getMaxRepeats())
        .parts("Messages", config.getMessages(), CONTENT)
        .text("HangupEndWord", config.getHangupEndWord())
        .done();
  }

  private static ARTCAICallAutoSpeechUserIdle readUserIdle(JsonNode json) {
    ARTCAICallAutoSpeechUserIdle.Builder builder = ARTCAICallAutoSpeechUserIdle.builder();
    new ConfigReader(json)
        .integer("WaitTime", builder::waitTime)
        .integer("MaxRepeats", builder::maxRepeats)
        .parts("Messages", CONTENT, builder::messages)
        .text("HangupEndWord", builder::hangupEndWord);
    return builder.build();
  }

  private static ObjectNode writeAutoSpeech(ARTCAICallAutoSpeechConfig config) {
    ConfigWriter writer = new ConfigWriter();
    ARTCAICallAutoSpeechLlmPending llmPending = config.getLlmPending();
    if (llmPending != null) {
      writer.object("LlmPending", writeLlmPending(llmPending));
    }
    ARTCAICallAutoSpeechUserIdle userIdle = config.getUserIdle();
    if (userIdle != null) {
      writer.object("UserIdle", writeUserIdle(userIdle));
    }
    return writer.done();
  }

  private static ARTCAICallAutoSpeechConfig readAutoSpeech(JsonNode json) {
    ARTCAICallAutoSpeechConfig.Builder builder = ARTCAICallAutoSpeechConfig.builder();
    new ConfigReader(json)
        .part("LlmPending", LLM_PENDING, builder::llmPending)
        .part("UserIdle", USER_IDLE, builder::userIdle);
    return builder.build();
  }
}
