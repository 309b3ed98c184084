package dev.aicall.domain.protocol;

import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallChatSyncConfig;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallTemplateConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent with a join to have the service start an agent.
 *
 * @param agentId the agent to start
 * @param region where it runs
 * @param action what is asked for, {@link #ACTION}
 * @param params everything else as JSON text
 */
public record StartRequest(String agentId, String region, String action, String params) {

  /** The one action of a start request. Source: AICallKit Web 2.10.5. */
  public static final String ACTION = AgentStartResult.ACTION;

  /** For how many seconds the call may run, a day. Source: AICallKit Web 2.10.5, fixed there. */
  public static final int EXPIRE_SECONDS = 86400;

  /**
   * The request of a call.
   *
   * @param config the call
   * @return its request
   */
  public static StartRequest of(ARTCAICallConfig config) {
    return new StartRequest(config.getAgentId(), config.getRegion(), ACTION, paramsText(config));
  }

  private static String paramsText(ARTCAICallConfig config) {
    ConfigWriter writer =
        new ConfigWriter()
            .text("AIAgentId", config.getAgentId())
            .integer("Expire", EXPIRE_SECONDS)
            .text("AIAgentUserId", nullIfEmpty(config.getAgentUserId()));
    ARTCAICallTemplateConfig templateConfig = config.getTemplateConfig();
    if (templateConfig != null) {
      writer.text(
          "TemplateConfig", ConfigJson.templateJsonText(templateConfig, config.getAgentType()));
    }
    ARTCAICallAgentConfig agentConfig = config.getAgentConfig();
    if (agentConfig != null) {
      writer.text("AgentConfig", ConfigJson.toJsonText(agentConfig));
    }
    writer.text("UserData", nullIfEmpty(userDataText(config.getUserData())));
    ARTCAICallChatSyncConfig chatSyncConfig = config.getChatSyncConfig();
    if (chatSyncConfig != null) {
      writer
          .text("SessionId", chatSyncConfig.getSessionId())
          .text("ChatSyncConfig", ConfigJson.chatSyncJsonText(chatSyncConfig));
    }
    return JsonText.write(writer.done());
  }

  /**
   * User data as it is sent: text as it is, a map as JSON text.
   *
   * @param userData a String, a Map with String keys, or null
   * @return the text, null if there is none
   */
  @SuppressWarnings("unchecked") // The configs only hold maps with String keys.
  public static @Nullable String userDataText(@Nullable Object userData) {
    if (userData instanceof Map<?, ?> map) {
      return JsonText.write(JsonMaps.toNode((Map<String, ?>) map));
    }
    return (String) userData;
  }

  private static @Nullable String nullIfEmpty(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
