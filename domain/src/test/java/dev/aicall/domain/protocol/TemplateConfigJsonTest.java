package dev.aicall.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallTemplateConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateConfigJsonTest {

  private static final ARTCAICallTemplateConfig DEFAULTS =
      ARTCAICallTemplateConfig.builder().build();

  @Test
  void defaultsAreExactlyThoseOfTheWebSdk() {
    assertThat(ConfigJson.templateJsonText(DEFAULTS, ARTCAICallAgentType.VoiceAgent))
        .isEqualTo(
            "{\"VoiceChat\":{\"EnableVoiceInterrupt\":true,\"EnablePushToTalk\":false,"
                + "\"EnableIntelligentSegment\":true,\"GracefulShutdown\":false,"
                + "\"VadLevel\":11,\"Volume\":100}}");
  }

  @Test
  void theOuterKeyIsTheWorkflow() {
    assertThat(ConfigJson.templateJsonText(DEFAULTS, ARTCAICallAgentType.AvatarAgent))
        .startsWith("{\"AvatarChat3D\":{");
    assertThat(ConfigJson.templateJsonText(DEFAULTS, ARTCAICallAgentType.VisionAgent))
        .startsWith("{\"VisionChat\":{");
    assertThat(ConfigJson.templateJsonText(DEFAULTS, ARTCAICallAgentType.UNKNOWN))
        .startsWith("{\"VoiceChat\":{");
  }

  @Test
  void everyFieldIsWrittenInOrderAndReadBack() {
    ARTCAICallAgentType video = ARTCAICallAgentType.VideoAgent;

    assertThat(ConfigJson.templateJsonText(FullConfigs.TEMPLATE, video))
        .isEqualTo(FullConfigs.TEMPLATE_TEXT);
    assertThat(ConfigJson.templateConfigFromJson(FullConfigs.TEMPLATE_TEXT, video))
        .isEqualTo(FullConfigs.TEMPLATE);
  }

  @Test
  void theAvatarIsWrittenForAgentsWithAPictureOnlyButReadForAll() {
    ARTCAICallTemplateConfig config =
        ARTCAICallTemplateConfig.builder().agentAvatarId("av").build();

    for (ARTCAICallAgentType type : ARTCAICallAgentType.values()) {
      assertThat(ConfigJson.templateJsonText(config, type).contains("AvatarId"))
          .isEqualTo(type.hasAgentVideo());
      String text = "{\"" + type.workflowType() + "\":{\"AvatarId\":\"av\"}}";
      assertThat(ConfigJson.templateConfigFromJson(text, type)).isEqualTo(config);
    }
  }

  @Test
  void theAvatarPictureIsNeverWritten() {
    ARTCAICallTemplateConfig config =
        ARTCAICallTemplateConfig.builder().avatarUrl("https://img.invalid/a.png").build();

    assertThat(ConfigJson.templateJsonText(config, ARTCAICallAgentType.AvatarAgent))
        .isEqualTo(ConfigJson.templateJsonText(DEFAULTS, ARTCAICallAgentType.AvatarAgent));
  }

  @Test
  void emptyListsVanishAndEmptyObjectsStay() {
    ARTCAICallTemplateConfig config =
        ARTCAICallTemplateConfig.builder()
            .interruptWords(List.of())
            .asrHotWords(List.of())
            .bailianAppParams(Map.of())
            .vadLevel(-1)
            .volume(-1)
            .build();

    assertThat(ConfigJson.templateJsonText(config, ARTCAICallAgentType.VoiceAgent))
        .endsWith("\"GracefulShutdown\":false,\"BailianAppParams\":\"{}\"}}");
  }

  @Test
  void textOfAnotherAgentTypeGivesTheDefaults() {
    assertThat(
            ConfigJson.templateConfigFromJson(
                FullConfigs.TEMPLATE_TEXT, ARTCAICallAgentType.VoiceAgent))
        .isEqualTo(DEFAULTS);
  }
}
