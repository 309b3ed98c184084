package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aicall.api.ARTCAICallEngineInterface;

/**
 * The web class's engine-level config as our setters before a call. What only a browser or the
 * vendor's RTC engine has (rtcEngineConfig, cameraConfig, customCameraTrack) has no counterpart.
 */
final class EngineSettings {
  private EngineSettings() {}

  static void apply(ARTCAICallEngineInterface engine, JsonNode config) {
    setMuted(engine, config);
    if (config.has("previewElement")) {
      engine.setLocalViewConfig(Views.named(config.get("previewElement")));
    }
    if (config.has("agentElement")) {
      engine.setAgentViewConfig(Views.named(config.get("agentElement")));
    }
    if (config.path("pushToTalkConfig").isObject()) {
      engine.setPushToTalkConfig(ConfigBuilder.STRICT.pushToTalk(config.get("pushToTalkConfig")));
    }
    if (wantsPushToTalk(config)) {
      engine.enablePushToTalk(true);
    }
  }

  private static void setMuted(ARTCAICallEngineInterface engine, JsonNode config) {
    if (config.path("muteMicrophone").asBoolean()) {
      engine.muteMicrophone(true);
    }
    if (config.path("muteCamera").asBoolean()) {
      engine.muteLocalCamera(true);
    }
  }

  /** The template's flag, if there is a template, else the engine's own (wire.md §8). */
  static boolean wantsPushToTalk(JsonNode config) {
    JsonNode template = config.path("templateConfig");
    return (template.isObject() && !Json.isSpecial(template))
        ? template.path("enablePushToTalk").asBoolean()
        : config.path("enablePushToTalk").asBoolean();
  }
}
