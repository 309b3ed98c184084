package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.agent.speech.testing.WordErrors;
import dev.aicall.cli.Main;
import dev.aicall.rtc.peer.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as its user has it, and what it left behind. */
@Tag("undisturbed")
class SpokenDemoTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private static Path out;

  private static String shown = "";
  private static JsonNode call = new JsonMapper().nullNode();

  @BeforeAll
  static void run() throws IOException {
    ChildJvm.Result demo = ChildJvm.of(Main.class).run(LIMIT, "demo", "--out", out.toString());
    assertThat(demo.exitCode()).as(demo.output()).isZero();
    shown = demo.output();
    call = new JsonMapper().readTree(out.resolve("call.json").toFile());
  }

  private static SpokenTranscript said() {
    return new SpokenTranscript(call.path("transcript"));
  }

  @Test
  void theHumanIsUnderstoodAndAnswered() {
    JsonNode answer = said().answerTo("go forward ten meters");

    assertThat(answer.path("text").asText()).isEqualTo("I will go forward ten meters.");
    assertThat(shown)
        .containsSubsequence(
            "agent  Hello. Tell me where to go.",
            "you    go forward ten meters",
            "agent  I will go forward ten meters.",
            "you    what can you do",
            "you    stop",
            "you    goodbye",
            "agent  Goodbye.",
            "saved")
        .containsPattern("\\[\\d\\.\\d\\d s after you stopped]")
        .doesNotContain("WARN");
  }

  @Test
  void lessWasHeardOfTheInterruptedAnswerThanWasGenerated() {
    JsonNode answer = said().answerTo("what can you do");

    assertThat(answer.path("interruption").asText()).isEqualTo("byVoice");
    assertThat(answer.path("heard").asText()).startsWith("I can go forward");
    assertThat(answer.path("text").asText())
        .startsWith(answer.path("heard").asText())
        .contains("Say goodbye at the end.");
    assertThat(answer.path("heard").asText()).doesNotContain("Say goodbye");
    assertThat(shown).contains("interrupted by your voice").contains("not heard");
  }

  @Test
  void everyAnswerIsMeasuredAtTheCaller() {
    List<Integer> delays = new ArrayList<>();
    call.path("answerDelaysMs").forEach(delay -> delays.add(delay.asInt()));

    assertThat(delays).hasSize(4).allMatch(delay -> delay > 200 && delay < 5_000);
    assertThat(call.path("exit").asInt()).isZero();
    assertThat(call.path("interruptions").asInt()).isEqualTo(1);
  }

  @Test
  void whatTheAgentSaidIsWhatItsSubtitlesSay() throws IOException {
    String subtitles =
        said().turns(SpokenTranscript.AGENT).stream()
            .map(turn -> turn.path("heard").asText())
            .collect(Collectors.joining(" "))
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z ]", "");

    String heard = FreeEar.hear(out.resolve("agent.wav"));

    assertThat(WordErrors.rate(subtitles, heard))
        .as("subtitles <%s>, heard again <%s>", subtitles, heard)
        .isLessThan(0.2);
  }
}
