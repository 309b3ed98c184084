package dev.aicall.cli.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts as quiet. */
class AgentActivityTest {
  private final VirtualTime time = new VirtualTime();
  private final AgentActivity agent = new AgentActivity(time);
  private final List<Long> quietAtMs = new ArrayList<>();

  @BeforeEach
  void waitForTwoSeconds() {
    agent.onceQuiet(Duration.ofSeconds(2), () -> quietAtMs.add(time.nanoTime() / 1_000_000));
  }

  @Test
  void nothingAtAllIsQuiet() {
    pass(5_000);

    assertThat(quietAtMs).containsExactly(2_000L);
  }

  @Test
  void whoIsHeardLateIsStillAnswered() {
    pass(1_900);
    agent.onUserSubtitleNotify("turn", false, 1);
    pass(1_900);
    agent.onUserSubtitleNotify("turn right", true, 1);
    pass(100);
    agent.onAgentStateChanged(ARTCAICallAgentState.Thinking);
    pass(10_000);
    assertThat(quietAtMs).isEmpty();

    agent.onAgentStateChanged(ARTCAICallAgentState.Speaking);
    agent.onVoiceAgentSubtitleNotify("Turning right.", true, 1);
    pass(10_000);
    assertThat(quietAtMs).isEmpty();

    agent.onAgentStateChanged(ARTCAICallAgentState.Listening);
    pass(10_000);
    assertThat(quietAtMs).containsExactly(25_900L);
  }

  private void pass(int millis) {
    time.advance(Duration.ofMillis(millis));
  }
}
