package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** What a call commands until it is joined: wire.md §6.4 and §8, in the peer's order. */
final class JoinModel {
  private JoinModel() {}

  /**
   * Returns the commands of a call.
   *
   * @param agentType the agent's type
   * @param config the engine-level config
   * @param token what it joins with
   * @param pushToTalk whether the mode is on
   */
  static ArrayNode commands(int agentType, JsonNode config, String token, boolean pushToTalk) {
    ArrayNode commands = Json.array();
    if (agentType == 2 || agentType == 3) {
      if (config.path("previewElement").isTextual()) {
        commands.add("setLocalView " + config.get("previewElement").asText());
      }
      if (!config.path("muteCamera").asBoolean()) {
        commands.add("captureCamera true");
      }
    }
    commands.add("captureMicrophone true");
    if (config.path("muteMicrophone").asBoolean()) {
      commands.add("muteMicrophone true");
    }
    commands.add("join " + token);
    if (pushToTalk) {
      commands.add("muteMicrophone true");
      JsonNode release = config.path("pushToTalkConfig");
      if (release.path("closeMicrophoneOnRelease").asBoolean()) {
        commands.add("captureMicrophone false");
      }
      if (!release.path("pushVideoOnRelease").asBoolean()) {
        commands.add("publishCamera false");
      }
    }
    return commands;
  }
}
