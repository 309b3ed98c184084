package dev.aicall.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.rtc.fake.FakeAgent;
import dev.aicall.rtc.fake.FakeRtc;
import dev.aicall.testkit.AiCallTest;
import dev.aicall.testkit.RecordingDelegate;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/timings.md says of stages, meters and their use is so. */
class TimingsDocsTest {
  private static final Path DOCS = Path.of("..", "docs", "timings.md");
  private static final Path SAMPLE =
      Path.of("src", "test", "java", "dev", "aicall", "metrics", "Sample.java");
  private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");

  @Test
  void theSampleIsCompiled() throws IOException {
    List<String> docs = Files.readAllLines(DOCS);
    int begin = docs.indexOf("```java");
    List<String> sample =
        docs.subList(begin + 1, docs.size()).stream()
            .takeWhile(line -> !line.equals("```"))
            .toList();
    List<String> compiled = Files.readAllLines(SAMPLE).stream().map(String::strip).toList();
    assertThat(sample).isNotEmpty();
    assertThat(compiled).containsSequence(sample);
  }

  @Test
  void theTableOfStagesIsThatOfTheApi() throws IOException {
    List<String> stages =
        Files.readAllLines(DOCS).stream()
            .filter(line -> line.matches("\\| `[A-Z_]+` \\|.*"))
            .map(line -> line.split("`", -1)[1])
            .filter(name -> Arrays.stream(SetupStage.values()).anyMatch(s -> s.name().equals(name)))
            .toList();
    assertThat(stages).isEqualTo(Arrays.stream(SetupStage.values()).map(Enum::name).toList());
  }

  @AiCallTest
  void theTableOfMetersIsThatOfACallWithEverything(
      ARTCAICallEngineInterface engine,
      FakeRtc fake,
      FakeAgent agent,
      RecordingDelegate delegate,
      VirtualTime time)
      throws IOException {
    agent.thinks(Duration.ofMillis(250)).speaks(2);
    agent.otherwise().replies("one two three four five six seven");
    MeterRegistry registry = Sample.measure(engine, delegate);
    engine.call(
        ARTCAICallConfig.builder()
            .agentId("agent-id")
            .agentType(ARTCAICallAgentType.VoiceAgent)
            .region("cn-shanghai")
            .userId("user-1")
            .userJoinToken("token-1")
            .build());
    time.advance(Duration.ofSeconds(1));
    engine.sendTextToAgent(ARTCAICallSendTextToAgentRequest.builder().text("go on").build());
    time.advance(Duration.ofSeconds(1));
    engine.interruptSpeaking();
    time.advance(Duration.ofSeconds(1));
    fake.channel().loseLink();
    time.advance(Duration.ofSeconds(2));
    fake.channel().restoreLink();
    time.advance(Duration.ofSeconds(1));
    engine.handup(true);
    time.advance(Duration.ofSeconds(1));

    Set<String> real =
        registry.getMeters().stream().map(TimingsDocsTest::row).collect(Collectors.toSet());
    assertThat(documented()).isEqualTo(new TreeSet<>(real));
    assertThat(registry.getMeters())
        .allSatisfy(meter -> assertThat(meter.getId().getDescription()).isNotBlank());
  }

  /** Name, kind and tags but for that of the backend, which all have. */
  private static String row(Meter meter) {
    Meter.Id id = meter.getId();
    String tags =
        id.getTags().stream()
            .map(Tag::getKey)
            .filter(key -> !key.equals("backend"))
            .sorted()
            .collect(Collectors.joining(" "));
    return id.getName() + " " + id.getType().name().toLowerCase(Locale.ROOT) + " " + tags;
  }

  private static Set<String> documented() throws IOException {
    return Files.readAllLines(DOCS).stream()
        .filter(line -> line.startsWith("| `aicall."))
        .map(line -> line.split("\\|", -1))
        .map(cells -> name(cells[1]) + " " + cells[2].strip() + " " + name(cells[3]))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The first name in a cell, or nothing. */
  private static String name(String cell) {
    return NAME.matcher(cell).results().map(match -> match.group(1)).findFirst().orElse("");
  }
}
