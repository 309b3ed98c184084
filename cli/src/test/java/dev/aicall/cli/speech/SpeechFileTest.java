package dev.aicall.cli.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.conversation.ConversationProfile;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.yaml.BadFileException;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechFileTest {
  private static final String KEY = "sk-very-secret";

  @TempDir private Path folder;

  @Test
  void everyPartReachesTheEngines() throws IOException {
    Files.writeString(folder.resolve("house.gram"), "#JSGF V1.0;");
    Files.writeString(folder.resolve("house.yaml"), "rules: []");
    SpeechPlan plan =
        load(
            """
            agents:
              house:
                name: The house
                greeting: Good evening.
                systemPrompt: Be short.
                noAnswer: I do not know.
              silent: {}
            grammar: house.gram
            rules: house.yaml
            engine:
              recognizer: sphinx4
            llm:
              baseUrl: http://127.0.0.1:11434/v1
              model: small
              apiKey: sk-very-secret
              temperature: 0.2
              query: {api-version: "2"}
            tts:
              voices: [low, high]
            pocketsphinx:
              model: .
            options:
              loud.peak: 5000
            """);

    SpeechSettings settings = plan.settings();
    assertThat(settings.grammar()).isEqualTo(folder.resolve("house.gram"));
    assertThat(settings.rules()).isEqualTo(folder.resolve("house.yaml"));
    assertThat(settings.options())
        .containsOnly(
            Map.entry("engine.recognizer", "sphinx4"),
            Map.entry("llm.baseUrl", "http://127.0.0.1:11434/v1"),
            Map.entry("llm.model", "small"),
            Map.entry("llm.apiKey", KEY),
            Map.entry("llm.temperature", "0.2"),
            Map.entry("llm.query.api-version", "2"),
            Map.entry("tts.voices", "low,high"),
            Map.entry("pocketsphinx.model", folder.resolve(".").toString()),
            Map.entry("loud.peak", "5000"));
    assertThat(plan.profiles().keySet()).containsExactly("house", "silent");
    ConversationProfile house =
        new ConversationProfile(
            "The house",
            "Good evening.",
            "Be short.",
            ConversationProfile.of("", "").notUnderstood(),
            "I do not know.");
    assertThat(plan.profiles())
        .containsEntry("house", house)
        .containsEntry("silent", ConversationProfile.of("silent", ""));
    assertThat(plan.toString()).doesNotContain(KEY);
  }

  @Test
  void withoutAgentsThereIsTheRobot() throws IOException {
    assertThat(load("engine: {vad: energy}").profiles())
        .isEqualTo(SpeechPlan.shipped().profiles())
        .containsOnlyKeys(SpeechPlan.ASSISTANT);
  }

  @Test
  void keysOfTheEnvironmentGoBeforeTheFile() throws IOException {
    Path file = write("llm: {apiKey: old}\n");

    SpeechPlan plan =
        SpeechFile.load(file, Map.of("AICALL_LLM_API_KEY", KEY, "AICALL_STT_API_KEY", " "));

    assertThat(plan.settings().options()).containsOnly(Map.entry("llm.apiKey", KEY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | speech.yaml:1: file: the file is empty",
        "[1] | speech.yaml:1: file: must be a map with keys of agents, grammar, rules",
        "'lmm: {}' | speech.yaml:1: lmm: unknown key. Did you mean \"llm\"?",
        "'llm: {modell: x}' | speech.yaml:1: llm.modell: unknown key. Did you mean \"model\"?",
        "'grammar: none.gram' | speech.yaml:1: grammar: ",
        "'rules: []' | speech.yaml:1: rules: must be a text",
        "'agents: {}' | speech.yaml:1: agents: at least one agent",
        "'agents: {a b: {}}' | an agent's id has 1 to 64 letters",
        "'agents: {a: {greting: x}}' | Did you mean \"greeting\"?",
        "'options: 3' | speech.yaml:1: options: must be a map",
        "'llm: {apiKey: {very: sk-very-secret}}' | speech.yaml:1: llm.apiKey: must be a text"
      })
  void whatIsWrongIsToldWithItsPlace(String text, String problem) {
    assertThatThrownBy(() -> load(text == null ? "" : text))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining(KEY);
  }

  @Test
  void whatAnEngineRefusesIsToldWithItsPlace() throws IOException {
    SpeechPlan plan =
        load(
            """
            engine:
              vad: energy
              replier: rules
              recognizer: sphinx
            """);

    assertThatThrownBy(() -> SpokenAgents.open(plan))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("speech.yaml:4: option engine.recognizer: one of")
        .extracting(e -> ((CliException) e).exitCode())
        .isEqualTo(ExitCode.FILE);
  }

  @Test
  void anEngineThatIsNotThereIsNoSpeech() throws IOException {
    SpeechPlan plan =
        load(
            """
            engine: {vad: energy, recognizer: pocketsphinx}
            pocketsphinx: {model: .}
            """);

    assertThatThrownBy(() -> SpokenAgents.open(plan))
        .isInstanceOf(NoSpeechException.class)
        .hasMessageContaining("pocketsphinx");
  }

  /** The tables of the engines' docs name what a file may say. */
  @Test
  void everyDocumentedOptionMayBeInAFile() throws IOException {
    Files.createDirectory(folder.resolve("x"));
    String docs =
        Files.readString(Path.of("..", "docs", "speech.md"))
            + Files.readString(Path.of("..", "docs", "speech-services.md"))
                .replace("KIND.", "tts.");
    List<String> options =
        Pattern.compile("(?m)^\\| `([a-z0-9]+)\\.([A-Za-z]+)(\\.NAME)?` \\|")
            .matcher(docs)
            .results()
            .map(
                row ->
                    row.group(3) == null
                        ? row.group(1) + ": {" + row.group(2) + ": x}"
                        : row.group(1) + ": {" + row.group(2) + ": {NAME: x}}")
            .toList();

    assertThat(options).hasSizeGreaterThan(25).contains("tts: {query: {NAME: x}}");
    for (String option : options) {
      assertThat(load(option).settings().options()).as(option).hasSize(1);
    }
  }

  private SpeechPlan load(String text) throws IOException {
    return SpeechFile.load(write(text), Map.of());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("speech.yaml"), text);
  }
}
