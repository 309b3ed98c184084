package dev.aicall.agent.speech.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.testing.Hearing;
import dev.aicall.agent.speech.testing.People;
import dev.aicall.agent.speech.testing.Speech;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class Sphinx4Test {
  private SpeechRecognizer.Engine engine;

  @BeforeAll
  void open() {
    engine = new Sphinx4Provider().open(SpeechSettings.DEFAULT);
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @Test
  void hearsTheRecordedCommandsExactly() throws IOException {
    try (SpeechRecognizer recognizer = engine.newRecognizer("", List.of())) {
      Hearing hearing = Hearing.ofCommands(recognizer);

      System.out.println(hearing.figures("sphinx4"));
      assertThat(hearing.wrong()).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void hearsAPerson() throws IOException {
    try (SpeechRecognizer recognizer = engine.newRecognizer("en", List.of())) {
      assertThat(Speech.hear(recognizer, People.goForwardTenMeters()))
          .isEqualTo(new SpeechRecognizer.Result("go forward ten meters", true));
    }
  }

  @Test
  void anotherSentenceIsNoCommand() throws IOException {
    try (SpeechRecognizer recognizer = engine.newRecognizer("", List.of())) {
      assertThat(Speech.hear(recognizer, People.goSomewhere()).inGrammar()).isFalse();
    }
  }

  @Test
  void noiseHasNoWords() {
    try (SpeechRecognizer recognizer = engine.newRecognizer("", List.of())) {
      for (int amplitude : List.of(0, 4, 300, 3000)) {
        assertThat(Speech.hear(recognizer, Speech.noise(3000, amplitude)))
            .isEqualTo(new SpeechRecognizer.Result("", false));
      }
      assertThat(Speech.hear(recognizer, new short[0]).text()).isEmpty();
    }
  }

  @Test
  void turnsOfTwoCallsDoNotMix() throws IOException {
    short[] sound = People.goForwardTenMeters();
    try (SpeechRecognizer first = engine.newRecognizer("", List.of());
        SpeechRecognizer second = engine.newRecognizer("", List.of())) {
      first.begin();
      second.begin();
      first.hear(sound, 0, sound.length);
      second.hear(new short[1600], 0, 1600);
      assertThat(first.partial()).isEmpty();

      assertThat(second.finish().text()).isEmpty();
      assertThat(first.finish().text()).isEqualTo("go forward ten meters");

      first.begin();
      first.hear(sound, 0, sound.length);
      first.cancel();
      assertThatThrownBy(first::finish).hasMessage("no turn has begun");
    }
  }

  @Test
  void filesAreGoneOnceItIsOpen(@TempDir Path folder) throws IOException {
    Path grammar = folder.resolve("own.gram");
    Files.writeString(grammar, "#JSGF V1.0;\ngrammar own;\npublic <order> = red door;\n");
    List<Path> before = grammarFolders();

    SpeechRecognizer.Engine own =
        new Sphinx4Provider().open(new SpeechSettings(grammar, null, Map.of()));

    assertThat(grammarFolders()).isEqualTo(before);
    SpeechRecognizer recognizer = own.newRecognizer("", List.of());
    recognizer.begin();
    own.close();
    own.close();
    assertThatThrownBy(recognizer::finish).hasMessage("sphinx4 is closed");
  }

  private static List<Path> grammarFolders() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> f.toString().contains(Sphinx4Engine.prefix())).sorted().toList();
    }
  }

  @Test
  void wordsThatItDoesNotKnowAreTold(@TempDir Path folder) throws IOException {
    Path grammar = folder.resolve("own.gram");
    Files.writeString(grammar, "#JSGF V1.0;\ngrammar own;\npublic <order> = blorb;\n");

    assertThatThrownBy(
            () -> new Sphinx4Provider().open(new SpeechSettings(grammar, null, Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "own.gram:3: the word \"blorb\" is not in the dictionary"
                + " cmudict-en-us.dict of sphinx4-data");
  }
}
