package dev.aicall.agent.server.conversation;

import dev.aicall.api.config.ARTCAICallAgentConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which of the agent's settings a conversation does not honour. Every other one is; a test walks
 * them all. {@code docs/conversation.md} has the same table.
 */
final class AgentConfigSupport {
  /**
   * A setting that is ignored.
   *
   * @param name its path of the wire
   * @param why what is missing
   * @param value reads it
   */
  record Ignored(String name, String why, Function<ARTCAICallAgentConfig, @Nullable Object> value) {
    boolean isSet(ARTCAICallAgentConfig config) {
      return !Objects.equals(value.apply(config), value.apply(NOTHING_SET));
    }
  }

  private static final ARTCAICallAgentConfig NOTHING_SET = ARTCAICallAgentConfig.builder().build();

  private static final String NO_PICTURE = "the agent has no picture and does not see";
  private static final String NO_VOICEPRINT = "the agent cannot tell voices apart";
  private static final String NO_WORKFLOW = "there is no workflow, engines are the server's";
  private static final String CLIENT_QUERY = "parameters for a service do not come from a client";
  private static final String CLOUD_VOICE = "it is for voices of a cloud service";

  static final List<Ignored> IGNORED =
      List.of(
          new Ignored(
              "WorkflowOverrideParams",
              NO_WORKFLOW,
              ARTCAICallAgentConfig::getWorkflowOverrideParams),
          new Ignored(
              "ExperimentalConfig", NO_WORKFLOW, ARTCAICallAgentConfig::getExperimentalConfig),
          new Ignored(
              "PreConnectAudioUrl",
              "addresses do not come from a client",
              ARTCAICallAgentConfig::getPreConnectAudioUrl),
          new Ignored("AvatarUrl", NO_PICTURE, ARTCAICallAgentConfig::getAvatarUrl),
          new Ignored("AvatarUrlType", NO_PICTURE, ARTCAICallAgentConfig::getAvatarUrlType),
          new Ignored("AvatarConfig", NO_PICTURE, c -> c.getAvatarConfig().getAgentAvatarId()),
          new Ignored("VcrConfig", NO_PICTURE, c -> c.getVcrConfig().toMap()),
          new Ignored(
              "AmbientSoundConfig",
              "there are no recordings of surroundings",
              c -> c.getAmbientConfig().getResourceId()),
          new Ignored(
              "VoiceprintConfig", NO_VOICEPRINT, c -> c.getVoiceprintConfig().getVoiceprintId()),
          new Ignored(
              "AsrConfig.CustomParams", CLIENT_QUERY, c -> c.getAsrConfig().getCustomParams()),
          new Ignored("TtsConfig.LanguageId", CLOUD_VOICE, c -> c.getTtsConfig().getLanguageId()),
          new Ignored("TtsConfig.Emotion", CLOUD_VOICE, c -> c.getTtsConfig().getEmotion()),
          new Ignored("TtsConfig.ModelId", CLOUD_VOICE, c -> c.getTtsConfig().getModelId()),
          new Ignored(
              "LlmConfig.FunctionMap",
              "the replier knows itself when to hang up",
              c -> c.getLlmConfig().getFunctionMap()));

  private AgentConfigSupport() {}

  /** Says which settings of a call are ignored, and why; without their values. */
  static List<String> warnings(ARTCAICallAgentConfig config) {
    List<String> warnings = new ArrayList<>();
    for (Ignored setting : IGNORED) {
      if (setting.isSet(config)) {
        warnings.add("setting=" + setting.name() + " reason=\"" + setting.why() + "\"");
      }
    }
    return warnings;
  }
}
