package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallChatSyncConfig;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallTemplateConfig;
import dev.aicall.api.model.ARTCAICallAgentType;

/** The peer's AICallConfig as ours. Members that are undefined are not set. */
final class StartConfig {
  private StartConfig() {}

  static ARTCAICallConfig of(JsonNode recorded) {
    ARTCAICallConfig.Builder builder = ARTCAICallConfig.builder();
    builder.agentType(ARTCAICallAgentType.fromValue(recorded.path("agentType").asInt()));
    if (!Json.isAbsent(recorded.path("agentId"))) {
      builder.agentId(Args.text(recorded.get("agentId")));
    }
    if (!Json.isAbsent(recorded.path("region"))) {
      builder.region(Args.text(recorded.get("region")));
    }
    if (!Json.isAbsent(recorded.path("userId"))) {
      builder.userId(Args.text(recorded.get("userId")));
    }
    if (!Json.isAbsent(recorded.path("userJoinToken"))) {
      builder.userJoinToken(Args.text(recorded.get("userJoinToken")));
    }
    if (!Json.isAbsent(recorded.path("agentUserId"))) {
      builder.agentUserId(Args.text(recorded.get("agentUserId")));
    }
    if (!Json.isAbsent(recorded.path("userData"))) {
      JsonNode userData = recorded.get("userData");
      builder =
          userData.isObject()
              ? builder.userData(Args.map(userData))
              : builder.userData(Args.text(userData));
    }
    parts(builder, recorded);
    return builder.build();
  }

  private static void parts(ARTCAICallConfig.Builder builder, JsonNode recorded) {
    if (!Json.isAbsent(recorded.path("agentConfig"))) {
      builder.agentConfig(
          (ARTCAICallAgentConfig)
              ConfigBuilder.LENIENT.build("AICallAgentConfig", recorded.get("agentConfig")));
    }
    if (!Json.isAbsent(recorded.path("templateConfig"))) {
      builder.templateConfig(
          (ARTCAICallTemplateConfig)
              ConfigBuilder.LENIENT.build("AICallTemplateConfig", recorded.get("templateConfig")));
    }
    if (!Json.isAbsent(recorded.path("chatSyncConfig"))) {
      builder.chatSyncConfig(
          (ARTCAICallChatSyncConfig)
              ConfigBuilder.LENIENT.build("AICallChatSyncConfig", recorded.get("chatSyncConfig")));
    }
  }
}
