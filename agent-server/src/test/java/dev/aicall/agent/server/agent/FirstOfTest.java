package dev.aicall.agent.server.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.rehearsal.RehearsalAgents;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstOfTest {
  private static final AgentFactory HERE =
      RehearsalAgents.parse(
          "here.yaml", "agents: {robot: {name: Mine}, guide: {name: Guide, greeting: Welcome.}}");

  private final ARTCAICallAgentConfig config = ARTCAICallAgentConfig.builder().build();

  @Test
  void theFirstThatKnowsAnIdAnswers() {
    AgentFactory all = AgentFactory.firstOf(List.of(HERE, RehearsalAgents.builtIn()));

    assertThat(all.find("robot").orElseThrow().name()).isEqualTo("Mine");
    assertThat(all.find("guide").orElseThrow().name()).isEqualTo("Guide");
    assertThat(all.find("echo")).isPresent();
    assertThat(all.find("nobody")).isEmpty();
    assertThat(new RecordingCall(all, "guide", config).ready().advance(2_000).happened().toString())
        .contains("Welcome.");
    assertThat(new RecordingCall(all, "echo", config).ready()).isNotNull();
    RecordingCall call = new RecordingCall(all, "guide", config);
    assertThatThrownBy(() -> all.newAgent("nobody", call))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody");
  }
}
