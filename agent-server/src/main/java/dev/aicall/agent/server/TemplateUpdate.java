package dev.aicall.agent.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.protocol.ClientMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes a running agent by a template config: as commands of the protocol, which every agent
 * obeys. Source: quirk 22 of open-questions.md, older clients switched voice and interruption so.
 * Members without a command take effect with the next start only, as at the vendor's.
 */
final class TemplateUpdate {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

  private TemplateUpdate() {}

  /** The commands for what the template says, in a fixed order. */
  static List<ClientMessage> commands(String templateConfig, ARTCAICallAgentType type)
      throws RefusedRequest {
    JsonNode json;
    try {
      json = JSON.readTree(templateConfig);
    } catch (JsonProcessingException notJson) {
      throw ApiBody.invalid("template_config is not JSON");
    }
    JsonNode inner = json.path(type.workflowType());
    JsonNode template = inner.isObject() ? inner : json;
    if (!template.isObject()) {
      throw ApiBody.invalid("template_config is no JSON object");
    }
    List<ClientMessage> commands = new ArrayList<>();
    JsonNode interrupt = template.path("EnableVoiceInterrupt");
    if (interrupt.isBoolean()) {
      commands.add(new ClientMessage.EnableVoiceInterrupt(interrupt.booleanValue()));
    }
    JsonNode voice = template.path("VoiceId");
    if (voice.isTextual()) {
      commands.add(new ClientMessage.SwitchVoiceId(voice.textValue()));
    }
    JsonNode pushToTalk = template.path("EnablePushToTalk");
    if (pushToTalk.isBoolean()) {
      commands.add(new ClientMessage.EnablePushToTalk(pushToTalk.booleanValue()));
    }
    JsonNode voiceprint = template.path("UseVoiceprint");
    if (voiceprint.isBoolean()) {
      commands.add(new ClientMessage.UseVoiceprint(voiceprint.booleanValue()));
    }
    JsonNode prompt = template.path("LlmSystemPrompt");
    if (prompt.isTextual()) {
      commands.add(new ClientMessage.UpdateLlmSystemPrompt(prompt.textValue()));
    }
    JsonNode silence = template.path("AsrMaxSilence");
    if (silence.isInt()) {
      commands.add(new ClientMessage.UpdateAsrMaxSilence(silence.intValue()));
    }
    JsonNode vcr = template.path("VcrConfig");
    if (vcr.isObject()) {
      commands.add(new ClientMessage.UpdateVcrConfig(JSON.convertValue(vcr, MAP)));
    }
    return commands;
  }
}
