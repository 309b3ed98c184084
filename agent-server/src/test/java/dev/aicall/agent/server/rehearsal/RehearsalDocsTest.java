package dev.aicall.agent.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.agent.RecordingCall;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.domain.protocol.ClientMessage.SendCustomMessageToServer;
import dev.aicall.domain.protocol.ClientMessage.SendTextToAgent;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The script's reference says what is so. */
class RehearsalDocsTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([\\w.]+)` \\| (yes|no|server) \\| ?(.*?) ?\\|$");
  private static final Pattern GETTER = Pattern.compile("(?:get|is)([A-Z])(\\w*)");

  /** Parts that are switched as a whole. */
  private static final Set<String> WHOLE =
      Set.of(
          "ARTCAICallAgentVcrBaseConfig",
          "ARTCAICallAgentVcrFrameMotionConfig",
          "ARTCAICallAutoSpeechLlmPending",
          "ARTCAICallAutoSpeechUserIdle");

  private static String text = "";

  @BeforeAll
  static void readReference() throws IOException {
    text = Files.readString(Path.of("..", "docs", "rehearsal.md"));
  }

  @Test
  void everyFieldOfAgentConfigHasItsRow() {
    Map<String, String> rows =
        ROW.matcher(text)
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

    assertThat(new TreeSet<>(rows.keySet())).isEqualTo(fields("", ARTCAICallAgentConfig.class));
    assertThat(rows.values()).contains("yes", "no", "server");
  }

  @Test
  void whatIsHonouredSaysHow() {
    List<MatchResult> honoured =
        ROW.matcher(text).results().filter(row -> row.group(2).equals("yes")).toList();

    assertThat(honoured).hasSizeGreaterThan(20).allMatch(row -> !row.group(3).isBlank());
  }

  private static Set<String> fields(String prefix, Class<?> config) {
    Set<String> names = new TreeSet<>();
    for (Method method : config.getDeclaredMethods()) {
      var getter = GETTER.matcher(method.getName());
      if (!Modifier.isPublic(method.getModifiers())
          || Modifier.isStatic(method.getModifiers())
          || method.getParameterCount() > 0
          || !getter.matches()) {
        continue;
      }
      String name = prefix + Character.toLowerCase(getter.group(1).charAt(0)) + getter.group(2);
      Class<?> type = method.getReturnType();
      if (type.getPackageName().equals(config.getPackageName())
          && !WHOLE.contains(type.getSimpleName())) {
        names.addAll(fields(name + ".", type));
      } else {
        names.add(name);
      }
    }
    return names;
  }

  @Test
  void exampleRunsAsItSays() {
    var block = Pattern.compile("(?s)```yaml\\n(.*?)```").matcher(text);
    assertThat(block.find()).isTrue();
    RehearsalAgents agents = RehearsalAgents.parse("rehearsal.md", block.group(1));
    assertThat(agents.ids()).containsExactly("guide", "quiet-guide");
    RecordingCall call =
        new RecordingCall(agents, "quiet-guide", ARTCAICallAgentConfig.builder().build())
            .withoutSubtitles()
            .ready();

    call.receive(new SendTextToAgent("Where is the PARK?")).advance(500);
    call.receive(new SendTextToAgent("I am called Ann")).advance(5_000);
    call.receive(new SendCustomMessageToServer("{\"cmd\":\"call-a-human\"}")).advance(60_000);

    assertThat(call.happened())
        .filteredOn(event -> !event.contains("extension"))
        .containsExactly(
            "0.00s AgentStateChanged[state=2]",
            "0.40s AgentEmotion[emotion=happy, sentenceId=1]",
            "0.40s CustomMessage[text={\"cmd\":\"showMap\",\"place\":\"park\"}]",
            "0.40s AgentStateChanged[state=3]",
            "0.50s SpeakingInterrupted[reason=5]",
            "0.50s AgentStateChanged[state=1]",
            "0.50s AgentStateChanged[state=2]",
            "0.90s AgentStateChanged[state=3]",
            "1.57s AgentStateChanged[state=1]",
            "5.50s HumanTakeoverWillStart[takeoverUid=human-1, takeoverMode=1]",
            "6.50s online human-1 heard",
            "6.50s HumanTakeoverConnected[takeoverUid=human-1]",
            "26.50s AgentWillLeave[reason=2002, message=the human has left]",
            "26.50s offline human-1",
            "26.50s end");
  }

  @Test
  void everyStepAndKeyOfAnAgentIsDescribed() {
    for (String word : StepReader.names()) {
      assertThat(text).as("step %s", word).containsPattern("\\| `" + word + "[`:]|`" + word + ": ");
    }
    for (String key : AgentReader.keys()) {
      assertThat(text).as("key %s", key).contains("| `" + key + "` |");
    }
    for (String gap : Template.NAMES) {
      assertThat(text).as("gap %s", gap).contains("`{" + gap + "}`");
    }
  }
}
