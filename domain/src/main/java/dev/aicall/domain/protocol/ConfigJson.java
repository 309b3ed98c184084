package dev.aicall.domain.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.config.ARTCAICallAgentAmbientConfig;
import dev.aicall.api.config.ARTCAICallAgentAsrConfig;
import dev.aicall.api.config.ARTCAICallAgentAvatarConfig;
import dev.aicall.api.config.ARTCAICallAgentBackChanneling;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentInterruptConfig;
import dev.aicall.api.config.ARTCAICallAgentLlmConfig;
import dev.aicall.api.config.ARTCAICallAgentTtsConfig;
import dev.aicall.api.config.ARTCAICallAgentTurnDetectionConfig;
import dev.aicall.api.config.ARTCAICallAgentVcrConfig;
import dev.aicall.api.config.ARTCAICallAgentVoiceprintConfig;
import dev.aicall.api.config.ARTCAICallAutoSpeechConfig;
import dev.aicall.api.config.ARTCAICallAutoSpeechContent;
import dev.aicall.api.config.ARTCAICallAutoSpeechLlmPending;
import dev.aicall.api.config.ARTCAICallAutoSpeechUserIdle;
import dev.aicall.api.config.ARTCAICallChatSyncConfig;
import dev.aicall.api.config.ARTCAICallTemplateConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import org.jspecify.annotations.Nullable;

/**
 * Configs as JSON and back, in the form of the Web SDK 2.10.5.
 *
 * <p>Two keys differ on purpose: back-channelling is written as BackChannelingConfigs with Enabled,
 * as the OpenAPI ICE 2020-11-09 wants it; both forms are read. Nothing here throws on what it
 * reads.
 */
public final class ConfigJson {

  /** Speech recognition. */
  public static final ConfigCodec<ARTCAICallAgentAsrConfig> ASR = SpeechJson.ASR;

  /** Speech synthesis. */
  public static final ConfigCodec<ARTCAICallAgentTtsConfig> TTS = SpeechJson.TTS;

  /** The language model. */
  public static final ConfigCodec<ARTCAICallAgentLlmConfig> LLM = ThinkingJson.LLM;

  /** The avatar. */
  public static final ConfigCodec<ARTCAICallAgentAvatarConfig> AVATAR = ThinkingJson.AVATAR;

  /** Interruption. */
  public static final ConfigCodec<ARTCAICallAgentInterruptConfig> INTERRUPT =
      TurnTakingJson.INTERRUPT;

  /** The voiceprint. */
  public static final ConfigCodec<ARTCAICallAgentVoiceprintConfig> VOICEPRINT =
      SpeechJson.VOICEPRINT;

  /** The end of the user's turn. */
  public static final ConfigCodec<ARTCAICallAgentTurnDetectionConfig> TURN_DETECTION =
      TurnTakingJson.TURN_DETECTION;

  /** Video content recognition; also the data of message 1116. */
  public static final ConfigCodec<ARTCAICallAgentVcrConfig> VCR = ThinkingJson.VCR;

  /** Background sound. */
  public static final ConfigCodec<ARTCAICallAgentAmbientConfig> AMBIENT = SpeechJson.AMBIENT;

  /** Sounds of listening. */
  public static final ConfigCodec<ARTCAICallAgentBackChanneling> BACK_CHANNELING =
      TurnTakingJson.BACK_CHANNELING;

  /** One thing the agent may say by itself. */
  public static final ConfigCodec<ARTCAICallAutoSpeechContent> AUTO_SPEECH_CONTENT =
      AutoSpeechJson.CONTENT;

  /** What the agent says while the language model is slow. */
  public static final ConfigCodec<ARTCAICallAutoSpeechLlmPending> AUTO_SPEECH_LLM_PENDING =
      AutoSpeechJson.LLM_PENDING;

  /** What the agent says when the user is silent. */
  public static final ConfigCodec<ARTCAICallAutoSpeechUserIdle> AUTO_SPEECH_USER_IDLE =
      AutoSpeechJson.USER_IDLE;

  /** What the agent says by itself. */
  public static final ConfigCodec<ARTCAICallAutoSpeechConfig> AUTO_SPEECH =
      AutoSpeechJson.AUTO_SPEECH;

  private ConfigJson() {}

  /**
   * Writes an agent config.
   *
   * @param config the config
   * @return a new object the caller may change
   */
  public static ObjectNode toJson(ARTCAICallAgentConfig config) {
    return AgentJson.AGENT.toJson(config);
  }

  /**
   * Writes an agent config as text, as it goes into a start request.
   *
   * @param config the config
   * @return JSON without spaces
   */
  public static String toJsonText(ARTCAICallAgentConfig config) {
    return AgentJson.AGENT.toJsonText(config);
  }

  /**
   * Reads an agent config; never throws.
   *
   * @param text JSON; null and malformed text give the defaults
   * @return the config
   */
  public static ARTCAICallAgentConfig agentConfigFromJson(@Nullable String text) {
    return AgentJson.AGENT.fromJsonText(text);
  }

  /**
   * Reads an agent config; never throws.
   *
   * @param json the object; null and anything that is no object give the defaults
   * @return the config
   */
  public static ARTCAICallAgentConfig agentConfigFromJson(@Nullable JsonNode json) {
    return AgentJson.AGENT.fromJson(json);
  }

  /**
   * Writes a template config as text, as it goes into a start request ({@code getJsonString} of
   * other platforms).
   *
   * @param config the config
   * @param agentType decides the outer key, and whether the avatar is sent
   * @return JSON without spaces, for example {@code {"VoiceChat":{…}}}
   */
  public static String templateJsonText(
      ARTCAICallTemplateConfig config, ARTCAICallAgentType agentType) {
    return JsonText.write(TemplateJson.write(config, agentType));
  }

  /**
   * Reads a template config; never throws. Every key is read, also the four the Web SDK forgets.
   *
   * @param text JSON; null, malformed text and text of another agent type give the defaults
   * @param agentType decides the outer key
   * @return the config
   */
  public static ARTCAICallTemplateConfig templateConfigFromJson(
      @Nullable String text, ARTCAICallAgentType agentType) {
    return TemplateJson.read(JsonText.parse(text), agentType);
  }

  /**
   * Writes the chat that subtitles go to ({@code getConfigString} of other platforms); the session
   * id is sent beside it.
   *
   * @param config the config
   * @return JSON without spaces
   */
  public static String chatSyncJsonText(ARTCAICallChatSyncConfig config) {
    return JsonText.write(
        new ConfigWriter()
            .text("IMAIAgentId", config.getAgentId())
            .text("ReceiverId", config.getReceiverId())
            .done());
  }
}
