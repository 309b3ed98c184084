package dev.aicall.share.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.ShareCall;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.domain.protocol.ConfigJson;
import dev.aicall.domain.protocol.JavaScriptJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request that starts a shared agent, key by key as AICallKit Web 2.10.5 sends it. */
final class ShareRequest {
  /** How long the agent's token lives, in seconds. Source: AICallKit Web 2.10.5. */
  static final int EXPIRE_SECONDS = 86_400;

  private static final String NO_TEMPLATE = "{}";
  private static final String DEFAULT_AGENT_CONFIG =
      ConfigJson.toJsonText(ARTCAICallAgentConfig.builder().build());

  private ShareRequest() {}

  static String body(ARTCAICallAgentShareConfig config, String userId) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("user_id", userId)
            .put("expire", EXPIRE_SECONDS)
            .put("ai_agent_id", config.getShareId())
            .put("agent_config", DEFAULT_AGENT_CONFIG)
            .put("template_config", template(config.getTemplateConfig()));
    Bodies.putIfSet(json, "region", config.getRegion());
    Bodies.putIfSet(json, "user_data", userData(config.getUserData()));
    return JavaScriptJson.write(json);
  }

  static ShareCall read(HttpAnswer answer, ARTCAICallAgentShareConfig config) {
    AnswerCheck.SHARE_HOST.accept(answer);
    return StartedAgents.read(answer, config.getAgentType(), config.getRegion());
  }

  private static String template(@Nullable String text) {
    return text == null ? NO_TEMPLATE : JavaScriptJson.rewrite(text).orElse(NO_TEMPLATE);
  }

  private static @Nullable String userData(@Nullable Object userData) {
    return userData instanceof Map<?, ?> map ? Bodies.textOf(map) : (String) userData;
  }
}
