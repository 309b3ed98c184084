package dev.aicall.agent.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import dev.aicall.agent.speech.testing.People;
import dev.aicall.agent.speech.testing.Speech;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeechEnginesTest {
  private static SpeechEngines with(Map<String, String> options) {
    return new SpeechEngines(new SpeechSettings(null, null, options));
  }

  private static EngineReport report(SpeechEngines engines, String name) {
    return engines.describe().stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }

  @Test
  void findsEveryEngineOfThisModule() {
    List<EngineReport> reports = with(Map.of()).describe();

    assertThat(reports)
        .extracting(r -> r.kind() + " " + r.name())
        .contains(
            "vad libfvad",
            "vad energy",
            "recognizer pocketsphinx",
            "recognizer sphinx4",
            "replier rules",
            "synthesizer flite",
            "synthesizer freetts");
    assertThat(reports).allMatch(r -> !r.detail().isBlank() && !r.licence().isBlank());
  }

  @Test
  void choosesOneOfEachKind() {
    assertThat(with(Map.of()).describe().stream().filter(EngineReport::chosen))
        .extracting(EngineReport::kind)
        .containsExactly("vad", "recognizer", "replier", "synthesizer");
    EngineReport energy = report(with(Map.of()), "energy");
    assertThat(energy.line())
        .isEqualTo("vad energy: could be used, libfvad is better (pure Java), Apache-2.0");
  }

  @Test
  void takesTheOneThatIsNamed() {
    SpeechEngines engines = with(Map.of("engine.vad", "energy"));

    assertThat(report(engines, "energy").chosen()).isTrue();
    assertThat(report(engines, "energy").why()).isEqualTo("as engine.vad says");
    assertThat(report(engines, "libfvad").why()).isEqualTo("engine.vad says energy");
  }

  @Test
  void nameThatIsNoneIsTold() {
    SpeechEngines engines = with(Map.of("engine.vad", "ears"));

    assertThat(engines.describe()).noneMatch(r -> r.kind().equals("vad") && r.chosen());
    assertThatThrownBy(engines::openVad)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("option engine.vad: one of [libfvad, energy, loud], got ears");
  }

  @Test
  void namedEngineThatIsNotThereIsTold() {
    SpeechEngines engines =
        with(
            Map.of(
                "engine.recognizer",
                "pocketsphinx",
                "pocketsphinx.model",
                Path.of("no", "such", "folder").toString()));

    EngineReport report = report(engines, "pocketsphinx");
    assertThat(report.usable()).isFalse();
    assertThat(report.chosen()).isFalse();
    assertThat(report.detail()).contains("apt-get install");
    assertThatThrownBy(engines::openRecognizer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("apt-get install");
  }

  @Test
  void withoutTheMachinesEnginesTheEmbeddedOnesWork() throws IOException {
    SpeechEngines engines =
        with(Map.of("engine.recognizer", "sphinx4", "engine.synthesizer", "freetts"));

    try (VoiceActivityDetector.Engine vad = engines.openVad();
        SpeechRecognizer.Engine ears = engines.openRecognizer();
        SpeechRecognizer recognizer = ears.newRecognizer("", List.of());
        Replier.Engine replies = engines.openReplier();
        SpeechSynthesizer voice = engines.openSynthesizer()) {
      assertThat(vad.newDetector(11).isSpeech(new short[320], 0)).isFalse();
      assertThat(Speech.hear(recognizer, People.goForwardTenMeters()).inGrammar()).isTrue();
      replies.newReplier().close();
      assertThat(Speech.say(voice, "hello", "", 1)).isNotEmpty();
    }
  }
}
