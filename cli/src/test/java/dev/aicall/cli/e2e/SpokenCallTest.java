package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.speech.sound.Wav;
import dev.aicall.agent.speech.testing.Speech;
import dev.aicall.cli.Main;
import dev.aicall.rtc.peer.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aicall serve} in one process and {@code aicall call} in another: what is said counts. */
@Tag("undisturbed")
class SpokenCallTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String GREETING = "Hello.";

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static ServeProgram server;

  /** Who said what in each call. */
  private static final Map<String, List<String>> CALLS = new HashMap<>();

  /** All calls at once: they mostly wait. */
  @BeforeAll
  static void call() throws Exception {
    server = ServeProgram.start();
    Map<String, short[]> sounds =
        Map.of(
            "human", Speech.samples(Speech.resource(Speech.HUMAN)),
            "other",
                Wav.read(Speech.resource("/commands/awb-turn-right-ninety-degrees.wav")).samples(),
            "noise", Speech.noise(6_000, 3_000),
            "no command", Speech.samples(Speech.resource("/people/something.raw")));
    List<Callable<List<String>>> calls = new ArrayList<>();
    List<String> names = List.copyOf(sounds.keySet());
    names.forEach(name -> calls.add(() -> call(name, Objects.requireNonNull(sounds.get(name)))));
    List<List<String>> said = AtOnce.run(calls);
    for (int i = 0; i < names.size(); i++) {
      CALLS.put(names.get(i), said.get(i));
    }
  }

  private static List<String> said(String call) {
    return Objects.requireNonNull(CALLS.get(call));
  }

  @AfterAll
  static void stop() {
    try {
      String said = server.stop();
      assertThat(said).contains("stopped").doesNotContain("WARN");
    } finally {
      server.close();
    }
  }

  @Test
  void theServerSaysWhoAnswersAndWithWhichEngines() {
    assertThat(server.output())
        .contains("agents        assistant (hear and speak)")
        .contains("robot, ")
        .containsPattern("engine +vad \\S+: used, the best here")
        .containsPattern("engine +recognizer \\S+: used")
        .containsPattern("engine +replier rules: used")
        .containsPattern("engine +synthesizer \\S+: used");
  }

  @Test
  void anotherRecordingMakesAnotherTranscript() {
    assertThat(said("human"))
        .contains("USER go forward ten meters", "AGENT I will go forward ten meters.");
    assertThat(said("other"))
        .contains("USER turn right ninety degrees", "AGENT Turning right by ninety degrees.");
  }

  @Test
  void whiteNoiseIsNoCommand() {
    assertNoCommand(said("noise"));
  }

  @Test
  void aSentenceThatIsNoCommandIsNotTakenForOne() {
    assertNoCommand(said("no command"));
  }

  /** Words may be heard where there are none, but the robot does not act on them. */
  private static void assertNoCommand(List<String> turns) {
    assertThat(turns.stream().filter(turn -> turn.startsWith("AGENT")).skip(1))
        .as("after the greeting in %s", turns)
        .allMatch(turn -> turn.startsWith("AGENT Sorry"));
  }

  /** Says something to the assistant and returns who said what. */
  private static List<String> call(String name, short[] sound) throws IOException {
    Path wav = folder.resolve(name + ".wav");
    Path transcript = folder.resolve(name + ".json");
    // The agent speaks first; who says something at once would not hear it out.
    short[] patient = Speech.join(Speech.silence(6_000), sound);
    Files.write(wav, Wav.write(new Wav.Sound(SpeechFormat.SAMPLE_RATE_HZ, patient)));
    ChildJvm.Result call =
        ChildJvm.of(Main.class)
            .run(
                LIMIT,
                "call",
                "--url",
                server.url(),
                "--user",
                name.replace(' ', '-'),
                "--key-file",
                server.keyFile().toString(),
                "--wav",
                wav.toString(),
                "--linger",
                "4s",
                "--transcript",
                transcript.toString());
    assertThat(call.exitCode()).as(call.output()).isZero();
    List<String> turns = new ArrayList<>();
    for (JsonNode turn : new JsonMapper().readTree(transcript.toFile()).path("turns")) {
      turns.add(turn.path("speaker").asText() + " " + turn.path("text").asText());
    }
    // Who calls from a slow machine may cut its last words off.
    assertThat(turns).first().asString().startsWith("AGENT " + GREETING);
    return turns;
  }
}
