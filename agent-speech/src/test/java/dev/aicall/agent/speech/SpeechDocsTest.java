package dev.aicall.agent.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import dev.aicall.agent.speech.grammar.Grammar;
import dev.aicall.agent.speech.testing.Speech;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference says what is so. */
class SpeechDocsTest {
  private static String text = "";

  @BeforeAll
  static void read() throws IOException {
    text = Files.readString(Path.of("..", "docs", "speech.md"));
  }

  private static String block(String language, String begin) {
    return Pattern.compile("(?s)```" + language + "\\n(.*?)```")
        .matcher(text)
        .results()
        .map(block -> block.group(1))
        .filter(block -> block.startsWith(begin))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no block of " + language + ": " + begin));
  }

  @Test
  void ownEngineIsTheOneThatIsCompiled() throws IOException {
    String source =
        Files.readString(
            Path.of("src/test/java/dev/aicall/agent/speech/example/LoudVadProvider.java"));

    assertThat(source).endsWith(block("java", "/** Takes whatever is loud"));
  }

  @Test
  void ownEngineIsFoundAndUsed() {
    SpeechSettings settings =
        new SpeechSettings(null, null, Map.of("engine.vad", "loud", "loud.peak", "5000"));
    SpeechEngines engines = new SpeechEngines(settings);

    assertThat(engines.describe())
        .extracting(EngineReport::line)
        .contains("vad loud: used, as engine.vad says (louder than 5000), Apache-2.0");
    try (VoiceActivityDetector.Engine engine = engines.openVad();
        VoiceActivityDetector detector = engine.newDetector(11)) {
      assertThat(detector.isSpeech(Speech.noise(20, 300), 0)).isFalse();
      assertThat(detector.isSpeech(Speech.noise(20, 3000), 0)).isTrue();
    }
  }

  @Test
  void grammarOfTheDocsIsOne() {
    Grammar grammar = Grammar.parse("speech.md", block("jsgf", "#JSGF"));

    assertThat(grammar.accepts("please open the red door")).isTrue();
    assertThat(grammar.accepts("close the window")).isTrue();
    assertThat(grammar.accepts("open")).isFalse();
  }

  @Test
  void rulesOfTheDocsAnswer(@TempDir Path folder) throws Exception {
    Path rules = folder.resolve("house.yaml");
    Files.writeString(rules, block("yaml", "tables:"));
    SpeechSettings settings = new SpeechSettings(null, rules, Map.of("engine.replier", "rules"));

    assertThat(Answers.of(settings, "open the red door", "how many doors are open", "goodbye"))
        .containsExactly(
            "The red door is open. [happy]", "I have opened 1 doors.", "Goodbye. (hangs up)");
  }

  @Test
  void everyOptionOfTheseEnginesHasItsRow() throws IOException {
    Set<String> read = new TreeSet<>(Set.of("engine.vad", "engine.recognizer"));
    read.addAll(Set.of("engine.replier", "engine.synthesizer"));
    Pattern option = Pattern.compile("\"((?:pocketsphinx|sphinx4|flite|freetts|vad)\\.\\w+)\"");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        option.matcher(Files.readString(file)).results().forEach(m -> read.add(m.group(1)));
      }
    }

    assertThat(read).hasSizeGreaterThan(8);
    for (String name : read) {
      assertThat(text).contains("| `" + name + "` |");
    }
  }

  @Test
  void everyVendoredRecordingHasItsNotice() throws IOException {
    for (String file : List.of("/commands/LICENSE.txt", "/people/LICENSE.txt")) {
      assertThat(new String(Speech.resource(file), StandardCharsets.UTF_8)).contains("Copyright");
    }
    Path commands = Path.of("src/test/resources/commands");
    long bytes = 0;
    for (java.io.File file : Objects.requireNonNull(commands.toFile().listFiles())) {
      bytes += file.length();
    }
    assertThat(bytes).isLessThan(4_000_000);
    assertThat(
            Arrays.stream(Objects.requireNonNull(commands.toFile().list()))
                .filter(name -> name.endsWith(".wav"))
                .collect(Collectors.toSet()))
        .hasSize(40);
  }
}
