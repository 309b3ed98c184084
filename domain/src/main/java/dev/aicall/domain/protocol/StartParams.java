package dev.aicall.domain.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import org.jspecify.annotations.Nullable;

/**
 * The params text of a {@link StartRequest} as the service reads it.
 *
 * @param agentId the agent to start, empty if none was named
 * @param agentUserId the wanted RTC user id of the agent, or null
 * @param agentConfig the agent's settings; defaults for what is missing or unreadable
 * @param templateConfig the deprecated flat settings as JSON text, or null
 * @param userData what the caller passes to the customer's server, or null
 * @param sessionId id of the chat session to continue, or null
 * @param chatSync which chat agent to keep informed, as JSON text, or null
 */
public record StartParams(
    String agentId,
    @Nullable String agentUserId,
    ARTCAICallAgentConfig agentConfig,
    @Nullable String templateConfig,
    @Nullable String userData,
    @Nullable String sessionId,
    @Nullable String chatSync) {

  /**
   * Reads a params text. Never throws: what is missing or of the wrong type counts as not set.
   *
   * @param text the text, JSON or not
   * @return what could be read
   */
  public static StartParams read(String text) {
    JsonNode json = JsonText.parse(text);
    String agentId = json.path("AIAgentId").textValue();
    return new StartParams(
        agentId == null ? "" : agentId,
        textOrNull(json, "AIAgentUserId"),
        ConfigJson.agentConfigFromJson(json.path("AgentConfig").textValue()),
        textOrNull(json, "TemplateConfig"),
        textOrNull(json, "UserData"),
        textOrNull(json, "SessionId"),
        textOrNull(json, "ChatSyncConfig"));
  }

  private static @Nullable String textOrNull(JsonNode json, String name) {
    String text = json.path(name).textValue();
    return text == null || text.isEmpty() ? null : text;
  }
}
