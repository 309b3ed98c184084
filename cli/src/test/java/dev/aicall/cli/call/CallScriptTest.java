package dev.aicall.cli.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scripted agent's states and subtitles, and what is said to it when. */
class CallScriptTest {
  private final VirtualTime time = new VirtualTime();
  private final AgentActivity agent = new AgentActivity(time);
  private final List<String> said = new ArrayList<>();
  private final CallScript script =
      new CallScript(agent, time, line -> said.add(at() + " " + line.text()));

  @BeforeEach
  void addLines() throws InterruptedException {
    script.add(spoken("go forward", false));
    script.add(spoken("what can you do", false));
    script.add(spoken("stop", true));
    script.add(spoken("goodbye", false));
    script.end();
  }

  @Test
  void eachLineWaitsForTheAnswerAndOneInterruptsIt() {
    script.start();
    answers(0, 2_000);
    pass(1_000);
    assertThat(said).containsExactly("2.7 go forward");

    pass(3_000);
    answers(1, 1_000);
    pass(800);
    assertThat(said).last().isEqualTo("7.7 what can you do");

    pass(1_000);
    begins(2);
    pass(1_400);
    assertThat(said).hasSize(2);
    pass(200);
    assertThat(said).last().isEqualTo("10.3 stop");

    agent.onVoiceAgentSubtitleNotify("more", false, 2);
    listens();
    pass(900);
    answers(3, 1_000);
    pass(800);
    assertThat(said).hasSize(4).last().asString().endsWith("goodbye");
    assertThat(script.done()).isNotDone();

    answers(4, 1_000);
    pass(800);
    assertThat(script.done()).isDone();
  }

  @Test
  void anAgentThatIsSilentIsNotWaitedForForEver() {
    script.start();
    pass(60_000);

    assertThat(said)
        .extracting(line -> line.substring(line.indexOf(' ') + 1))
        .containsExactly("go forward", "what can you do", "stop", "goodbye");
    assertThat(script.done()).isDone();
  }

  @Test
  void nothingIsSaidBeforeTheAgentHears() {
    pass(5_000);

    assertThat(said).isEmpty();
  }

  private static ScriptLine spoken(String text, boolean interrupting) {
    return new ScriptLine(text, interrupting, new short[] {1});
  }

  private String at() {
    return Long.toString(time.nanoTime() / 100_000_000).replaceFirst("(\\d)$", ".$1");
  }

  private void begins(int sentence) {
    agent.onAgentStateChanged(ARTCAICallAgentState.Thinking);
    agent.onAgentStateChanged(ARTCAICallAgentState.Speaking);
    agent.onVoiceAgentSubtitleNotify("words", false, sentence);
  }

  private void listens() {
    agent.onAgentStateChanged(ARTCAICallAgentState.Listening);
  }

  private void answers(int sentence, int millis) {
    begins(sentence);
    pass(millis);
    agent.onVoiceAgentSubtitleNotify("last words", true, sentence);
    listens();
  }

  private void pass(int millis) {
    time.advance(Duration.ofMillis(millis));
  }
}
