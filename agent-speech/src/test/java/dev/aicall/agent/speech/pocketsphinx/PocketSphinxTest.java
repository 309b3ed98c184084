package dev.aicall.agent.speech.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.testing.Commands;
import dev.aicall.agent.speech.testing.Hearing;
import dev.aicall.agent.speech.testing.People;
import dev.aicall.agent.speech.testing.Speech;
import dev.aicall.agent.speech.testing.WordErrors;
import dev.aicall.testkit.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class PocketSphinxTest {
  private SpeechRecognizer.Engine engine;
  private SpeechRecognizer recognizer;

  @BeforeAll
  void open() {
    Availability here = new PocketSphinxProvider().availability(SpeechSettings.DEFAULT);
    Needs.that(here.usable(), here.detail());
    engine = new PocketSphinxProvider().open(SpeechSettings.DEFAULT);
  }

  @AfterAll
  void close() {
    if (engine != null) {
      engine.close();
    }
  }

  @BeforeEach
  void newCall() {
    recognizer = engine.newRecognizer("", List.of());
  }

  @AfterEach
  void endCall() {
    recognizer.close();
  }

  @Test
  void hearsTheRecordedCommandsExactly() throws IOException {
    Hearing hearing = Hearing.ofCommands(recognizer);

    System.out.println(hearing.figures("pocketsphinx"));
    assertThat(hearing.wrong()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void hearsAPerson() throws IOException {
    SpeechRecognizer.Result result = Speech.hear(recognizer, People.goForwardTenMeters());

    assertThat(result).isEqualTo(new SpeechRecognizer.Result("go forward ten meters", true));
  }

  @Test
  void anotherSentenceIsNoCommand() throws IOException {
    SpeechRecognizer.Result result = Speech.hear(recognizer, People.goSomewhere());

    assertThat(result)
        .isEqualTo(new SpeechRecognizer.Result("go somewhere and do something", false));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 300, 1000, 5000})
  void noiseHasNoWords(int amplitude) {
    for (int ms : List.of(200, 1000, 3000, 10_000)) {
      assertThat(Speech.hear(recognizer, Speech.noise(ms, amplitude)))
          .as("%s ms", ms)
          .isEqualTo(new SpeechRecognizer.Result("", false));
    }
  }

  @Test
  void partialResultsGrow() throws IOException {
    short[] sound = People.goForwardTenMeters();
    List<String> partials = new ArrayList<>();

    recognizer.begin();
    assertThat(recognizer.partial()).isEmpty();
    for (int at = 0; at < sound.length; at += SpeechFormat.FRAME_SAMPLES) {
      recognizer.hear(sound, at, Math.min(SpeechFormat.FRAME_SAMPLES, sound.length - at));
      partials.add(recognizer.partial());
    }

    assertThat(partials).contains("go forward", "go forward ten meters");
    assertThat(recognizer.finish().text()).isEqualTo("go forward ten meters");
  }

  @Test
  void cancelledTurnLeavesNothing() throws IOException {
    recognizer.begin();
    short[] sound = People.goForwardTenMeters();
    recognizer.hear(sound, 0, sound.length);
    recognizer.cancel();
    recognizer.cancel();

    assertThat(Speech.hear(recognizer, new short[1600]).text()).isEmpty();
    assertThat(Speech.hear(recognizer, new short[0]).text()).isEmpty();
    assertThat(Speech.hear(recognizer, sound).text()).isEqualTo("go forward ten meters");
  }

  @Test
  void refusesWhatHasNoTurn() {
    assertThatThrownBy(recognizer::finish).hasMessage("no turn has begun");
    assertThatThrownBy(recognizer::partial).isInstanceOf(IllegalStateException.class);
    recognizer.begin();
    assertThatThrownBy(() -> recognizer.hear(new short[10], 5, 6))
        .isInstanceOf(IndexOutOfBoundsException.class);
    recognizer.close();
    recognizer.close();
    assertThatThrownBy(recognizer::begin).hasMessage("the recogniser is closed");
  }

  @Test
  void fiveCallsHearAtOnce() throws Exception {
    List<Commands.Recording> recordings = Commands.all().subList(0, 5);
    ExecutorService calls = Executors.newFixedThreadPool(5);
    try {
      List<CompletableFuture<String>> heard = new ArrayList<>();
      for (Commands.Recording recording : recordings) {
        heard.add(
            CompletableFuture.supplyAsync(
                () -> {
                  try (SpeechRecognizer own = engine.newRecognizer("en", List.of())) {
                    return Speech.hear(own, recording.samples()).text();
                  }
                },
                calls));
      }
      for (int i = 0; i < 5; i++) {
        assertThat(heard.get(i).get()).isEqualTo(recordings.get(i).text());
      }
    } finally {
      calls.shutdown();
    }
  }

  @Test
  void onlySoManyCallsAtOnce() {
    SpeechSettings settings = new SpeechSettings(null, null, Map.of("pocketsphinx.calls", "2"));
    SpeechRecognizer.Engine small = new PocketSphinxProvider().open(settings);
    try {
      SpeechRecognizer first = small.newRecognizer("", List.of());
      small.newRecognizer("", List.of());
      assertThatThrownBy(() -> small.newRecognizer("", List.of()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("pocketsphinx.calls: all 2 recognisers are in use");

      first.close();
      first.close();

      small.newRecognizer("", List.of());
      assertThatThrownBy(() -> small.newRecognizer("", List.of()))
          .isInstanceOf(IllegalStateException.class);
    } finally {
      small.close();
    }
    assertThatThrownBy(() -> small.newRecognizer("", List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("pocketsphinx is closed");
  }

  @Test
  void closedEngineLeavesNothing() throws IOException {
    List<Path> before = wordFolders();
    SpeechRecognizer.Engine small = new PocketSphinxProvider().open(SpeechSettings.DEFAULT);
    assertThat(wordFolders()).hasSize(before.size() + 1);
    SpeechRecognizer inUse = small.newRecognizer("", List.of());
    inUse.begin();
    small.close();
    small.close();

    assertThatThrownBy(inUse::finish).hasMessage("the recogniser is closed");
    assertThat(wordFolders()).isEqualTo(before);
  }

  private static List<Path> wordFolders() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> f.toString().contains(CommandWords.prefix())).sorted().toList();
    }
  }

  @Test
  void freeModeHearsMostWords() throws IOException {
    double words = 0;
    double wrong = 0;
    int exact = 0;
    try (Decoder free = new Decoder(Model.of(SpeechSettings.DEFAULT).freeArguments())) {
      for (Commands.Recording recording : Commands.all()) {
        free.begin();
        free.hear(recording.samples(), 0, recording.samples().length);
        String heard = free.finish().text();
        int length = recording.text().split(" ").length;
        words += length;
        wrong += length * WordErrors.rate(recording.text(), heard);
        exact += heard.equals(recording.text()) ? 1 : 0;
      }
    }

    System.out.printf(
        "pocketsphinx, free: %d of 40 exact, %.1f %% of words wrong%n", exact, 100 * wrong / words);
    assertThat(wrong / words).isLessThan(0.25);
  }

  @Test
  void ownGrammarIsHeard(@TempDir Path folder) throws IOException {
    Path grammar = folder.resolve("own.gram");
    Files.writeString(
        grammar, "#JSGF V1.0;\ngrammar own;\npublic <order> = go forward ten meters | red door;\n");
    SpeechSettings settings = new SpeechSettings(grammar, null, Map.of());
    try (SpeechRecognizer.Engine own = new PocketSphinxProvider().open(settings);
        SpeechRecognizer listener = own.newRecognizer("", List.of())) {
      assertThat(Speech.hear(listener, People.goForwardTenMeters()).inGrammar()).isTrue();
      assertThat(Speech.hear(listener, Commands.all().get(6).samples()))
          .isEqualTo(new SpeechRecognizer.Result("turn left", false));
    }
  }

  @Test
  void brokenGrammarIsTold(@TempDir Path folder) throws IOException {
    Path grammar = folder.resolve("own.gram");
    Files.writeString(grammar, "#JSGF V1.0;\ngrammar own;\npublic <order> = blorb;\n");

    assertThatThrownBy(
            () -> new PocketSphinxProvider().open(new SpeechSettings(grammar, null, Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("own.gram:3: the word \"blorb\" is not in the dictionary cmudict-en-us.dict");
  }

  @Test
  void missingModelIsTold(@TempDir Path folder) {
    SpeechSettings settings =
        new SpeechSettings(null, null, Map.of("pocketsphinx.model", folder.toString()));

    Availability there = new PocketSphinxProvider().availability(settings);

    assertThat(there.usable()).isFalse();
    assertThat(there.detail()).contains("apt-get install pocketsphinx-en-us");
    assertThatThrownBy(() -> new PocketSphinxProvider().open(settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("pocketsphinx-en-us");
  }

  @Test
  void badOptionIsTold() {
    assertThatThrownBy(
            () ->
                new PocketSphinxProvider()
                    .open(new SpeechSettings(null, null, Map.of("pocketsphinx.calls", "0"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("option pocketsphinx.calls: a number from 1.0 to 64.0, got 0");
  }
}
