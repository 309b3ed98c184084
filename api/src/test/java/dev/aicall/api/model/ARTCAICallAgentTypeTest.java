package dev.aicall.api.model;

import static dev.aicall.api.model.ARTCAICallAgentType.AvatarAgent;
import static dev.aicall.api.model.ARTCAICallAgentType.UNKNOWN;
import static dev.aicall.api.model.ARTCAICallAgentType.VideoAgent;
import static dev.aicall.api.model.ARTCAICallAgentType.VisionAgent;
import static dev.aicall.api.model.ARTCAICallAgentType.VoiceAgent;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ARTCAICallAgentTypeTest {

  @Test
  void workflowNamesGoBothWays() {
    assertThat(Arrays.stream(ARTCAICallAgentType.values()).map(ARTCAICallAgentType::workflowType))
        .containsExactly("VoiceChat", "AvatarChat3D", "VisionChat", "VideoChat", "VoiceChat");
    for (ARTCAICallAgentType type :
        new ARTCAICallAgentType[] {VoiceAgent, AvatarAgent, VisionAgent, VideoAgent}) {
      assertThat(ARTCAICallAgentType.fromWorkflowType(type.workflowType())).isSameAs(type);
    }
  }

  @Test
  void anyOtherWorkflowIsVoice() {
    assertThat(ARTCAICallAgentType.fromWorkflowType(null)).isSameAs(VoiceAgent);
    assertThat(ARTCAICallAgentType.fromWorkflowType("MessageChat")).isSameAs(VoiceAgent);
    assertThat(ARTCAICallAgentType.fromWorkflowType("videochat")).isSameAs(VoiceAgent);
  }

  @Test
  void whoHasVideo() {
    assertThat(ARTCAICallAgentType.values())
        .filteredOn(ARTCAICallAgentType::hasLocalVideo)
        .containsExactly(VisionAgent, VideoAgent);
    assertThat(ARTCAICallAgentType.values())
        .filteredOn(ARTCAICallAgentType::hasAgentVideo)
        .containsExactly(AvatarAgent, VideoAgent);
    assertThat(UNKNOWN.value()).isEqualTo(-1);
  }
}
