package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentVcrConfig;
import dev.aicall.api.config.ARTCAICallChatSyncConfig;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallTemplateConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.protocol.ConfigCodec;
import dev.aicall.domain.protocol.ConfigJson;
import java.util.List;
import java.util.Map;

/** Plays configs to JSON and back, and the request that starts an agent. */
final class ConfigPlayer implements Player {
  private static final Map<String, ConfigCodec<?>> CODECS =
      Map.ofEntries(
          Map.entry("AICallAgentAsrConfig", ConfigJson.ASR),
          Map.entry("AICallAgentTtsConfig", ConfigJson.TTS),
          Map.entry("AICallAgentLlmConfig", ConfigJson.LLM),
          Map.entry("AICallAgentAvatarConfig", ConfigJson.AVATAR),
          Map.entry("AICallAgentInterruptConfig", ConfigJson.INTERRUPT),
          Map.entry("AICallAgentVoiceprintConfig", ConfigJson.VOICEPRINT),
          Map.entry("AICallAgentTurnDetectionConfig", ConfigJson.TURN_DETECTION),
          Map.entry("AICallAgentVcrConfig", ConfigJson.VCR),
          Map.entry("AICallAgentAmbientConfig", ConfigJson.AMBIENT),
          Map.entry("AICallAgentBackChanneling", ConfigJson.BACK_CHANNELING),
          Map.entry("AICallAgentAutoSpeechContent", ConfigJson.AUTO_SPEECH_CONTENT),
          Map.entry("AICallAgentAutoSpeechLlmPending", ConfigJson.AUTO_SPEECH_LLM_PENDING),
          Map.entry("AICallAgentAutoSpeechUserIdle", ConfigJson.AUTO_SPEECH_USER_IDLE),
          Map.entry("AICallAgentAutoSpeechConfig", ConfigJson.AUTO_SPEECH));

  @Override
  public Played play(GoldenCase golden) {
    try {
      return switch (golden.kind()) {
        case "join" -> join(golden);
        case "chatSync" -> chatSync(golden);
        case "templateJsonString" -> template(golden);
        case "templateFromJsonString" -> templateFrom(golden);
        case "fromJSON" -> from(golden);
        case "aliasing" -> aliasing(golden);
        default -> to(golden);
      };
    } catch (Inexpressible | IllegalArgumentException | NullPointerException refused) {
      return Played.of(Json.object().put(Facts.JSON, Facts.REFUSED));
    }
  }

  private static Played to(GoldenCase golden) {
    String peerClass = golden.get("class").asText();
    Object config = ConfigBuilder.LENIENT.build(peerClass, golden.get("set"));
    String text = textOf(peerClass, config);
    return written(text, textOf(peerClass, read(peerClass, Json.parse(text).orElseThrow())));
  }

  private static Played written(String text, String again) {
    ObjectNode facts = Json.object();
    facts.set(Facts.JSON, Json.parse(text).orElseThrow());
    facts.set(Facts.ROUND_TRIP, Json.parse(again).orElseThrow());
    return Played.of(facts, text);
  }

  private static Played read(String text) {
    ObjectNode facts = Json.object();
    facts.set(Facts.JSON, Json.parse(text).orElseThrow());
    return Played.of(facts, text);
  }

  private static String textOf(String peerClass, Object config) {
    return config instanceof ARTCAICallAgentConfig agent
        ? ConfigJson.toJsonText(agent)
        : textOf(CODECS.get(peerClass), config);
  }

  @SuppressWarnings("unchecked") // The table pairs each codec with its class.
  private static <T> String textOf(ConfigCodec<T> codec, Object config) {
    return codec.toJsonText((T) config);
  }

  private static Object read(String peerClass, JsonNode json) {
    return peerClass.equals("AICallAgentConfig")
        ? ConfigJson.agentConfigFromJson(json)
        : CODECS.get(peerClass).fromJson(json);
  }

  private static Played from(GoldenCase golden) {
    String peerClass = golden.get("class").asText();
    JsonNode json = golden.get("from");
    return read(textOf(peerClass, read(peerClass, Json.isSpecial(json) ? null : json)));
  }

  /** The given object and earlier results are changed; neither may reach the config. */
  private static Played aliasing(GoldenCase golden) {
    ObjectNode given = golden.get("givenAfterToJSON").deepCopy();
    ARTCAICallAgentVcrConfig config = ARTCAICallAgentVcrConfig.fromMap(Args.map(given));
    given.removeAll();
    ConfigJson.VCR.toJson(config).removeAll();
    return read(ConfigJson.VCR.toJsonText(config));
  }

  private static Played template(GoldenCase golden) {
    ARTCAICallTemplateConfig config =
        (ARTCAICallTemplateConfig)
            ConfigBuilder.LENIENT.build("AICallTemplateConfig", golden.get("set"));
    ARTCAICallAgentType type = type(golden.get("agentType"));
    String text = ConfigJson.templateJsonText(config, type);
    return written(
        text, ConfigJson.templateJsonText(ConfigJson.templateConfigFromJson(text, type), type));
  }

  private static Played templateFrom(GoldenCase golden) {
    ARTCAICallAgentType type = type(golden.get("agentType"));
    return read(
        ConfigJson.templateJsonText(
            ConfigJson.templateConfigFromJson(golden.get("from").asText(), type), type));
  }

  private static ARTCAICallAgentType type(JsonNode agentType) {
    return agentType.isNumber()
        ? ARTCAICallAgentType.fromValue(agentType.asInt())
        : ARTCAICallAgentType.VoiceAgent;
  }

  private static Played chatSync(GoldenCase golden) {
    ARTCAICallChatSyncConfig config =
        (ARTCAICallChatSyncConfig)
            ConfigBuilder.LENIENT.build("AICallChatSyncConfig", golden.args());
    Played played = read(ConfigJson.chatSyncJsonText(config));
    played.facts().put(Facts.RESULT, config.getSessionId());
    return played;
  }

  private static Played join(GoldenCase golden) {
    World world = new World();
    JsonNode setup = golden.setup();
    EngineSettings.apply(world.engine, setup.path("engineConfig"));
    if (setup.path("preInitType").isNumber()) {
      world.engine.createRTCEngine();
    }
    ARTCAICallConfig config = StartConfig.of(golden.get("config"));
    if (setup.has("after")) {
      world.transport.joinsWill(RecordingTransport.Join.FAILED);
      boolean unused = world.engine.call(config);
      world.settle();
      world.transport.joinsWill(RecordingTransport.Join.DONE);
    }
    Setup.present(world, setup.path("remoteUsers"));
    world.beginStep(false, false);
    boolean accepted = world.engine.call(config);
    world.settle();
    List<ObjectNode> starts = world.transport.takeStarts();
    ObjectNode facts = world.endStep().facts();
    facts.remove(Facts.WIRE);
    facts.put(Facts.RETURNED, accepted);
    if (starts.isEmpty()) {
      return Played.of(facts);
    }
    facts.set(Facts.REQUEST, starts.get(0));
    return Played.of(facts, starts.get(0).get("params").asText());
  }
}
