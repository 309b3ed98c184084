package dev.aicall.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.domain.exec.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JsonViewTest {
  /** The members of each event beside at and event: the schema of docs/cli.md. */
  private static final Map<String, Set<String>> SCHEMA =
      Map.ofEntries(
          Map.entry("start", Set.of("server", "backend", "agent", "user")),
          Map.entry("connection", Set.of("status", "reason")),
          Map.entry("connected", Set.of("setUpMs")),
          Map.entry("ready", Set.of()),
          Map.entry("agentState", Set.of("state")),
          Map.entry("agent", Set.of("text", "final", "sentence")),
          Map.entry("user", Set.of("text", "final", "sentence", "voiceprint")),
          Map.entry("typed", Set.of("text")),
          Map.entry("note", Set.of("label", "text")),
          Map.entry("interrupted", Set.of("reason")),
          Map.entry("error", Set.of("code", "name", "message", "retryable", "remedy")),
          Map.entry("stage", Set.of("stage", "atMs", "tookMs")),
          Map.entry(
              "turn",
              Set.of(
                  "sentence",
                  "questionEnd",
                  "recognisedMs",
                  "atMs",
                  "thinkingMs",
                  "firstTextMs",
                  "firstSoundMs",
                  "endMs",
                  "interruption")),
          Map.entry("timings", Set.of("result", "lengthMs", "setup", "turns", "reconnects")),
          Map.entry("ended", Set.of()),
          Map.entry(
              "summary",
              Set.of(
                  "exit",
                  "seconds",
                  "setUpMs",
                  "userTurns",
                  "agentTurns",
                  "interruptions",
                  "answerDelaysMs",
                  "heard",
                  "files",
                  "error")));

  private final VirtualTime time = new VirtualTime();

  @Test
  void everyLineIsAnObjectOfTheSchema() throws IOException {
    List<JsonNode> lines = play();

    for (JsonNode line : lines) {
      Set<String> members = new TreeSet<>();
      line.fieldNames().forEachRemaining(members::add);
      members.removeAll(Set.of("at", "event"));
      String event = line.path("event").asText();
      assertThat(line.path("at").isNumber()).as(event).isTrue();
      assertThat(SCHEMA).containsKey(event);
      assertThat(members).as(event).isEqualTo(new TreeSet<>(SCHEMA.get(event)));
    }
    Set<String> seen = new TreeSet<>();
    lines.forEach(line -> seen.add(line.path("event").asText()));
    assertThat(seen).isEqualTo(new TreeSet<>(SCHEMA.keySet()));
  }

  @Test
  void theAgentsTextIsWholeAndTheSummaryCounts() throws IOException {
    List<JsonNode> lines = play();

    assertThat(lines)
        .extracting(JsonNode::toString)
        .contains(
            "{\"at\":0.212,\"event\":\"connected\",\"setUpMs\":212}",
            "{\"at\":0.952,\"event\":\"agent\",\"text\":\"Hello. Tell me where to go.\","
                + "\"final\":true,\"sentence\":0}");
    assertThat(lines)
        .extracting(JsonNode::toString)
        .contains(
            "{\"at\":0.212,\"event\":\"stage\",\"stage\":\"JOINED\",\"atMs\":150.0,"
                + "\"tookMs\":148.0}")
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\"event\":\"turn\"")
                    .contains("\"firstSoundMs\":1150.123,\"endMs\":null")
                    .contains("\"requested\":true,\"atMs\":6300.0"));
    JsonNode summary = lines.get(lines.size() - 1);
    assertThat(summary.path("exit").asInt()).isEqualTo(1);
    assertThat(summary.path("heard").toString())
        .isEqualTo("{\"seconds\":11.5,\"peakDbfs\":-6.02,\"rmsDbfs\":null}");
    assertThat(summary.path("error").path("code").asInt()).isEqualTo(-10101);
  }

  private List<JsonNode> play() throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    RecordedCall.play(new JsonView(out, time), time);
    String text = written.toString(StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("secret-token");
    List<JsonNode> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      lines.add(new JsonMapper().readTree(line));
    }
    return lines;
  }
}
