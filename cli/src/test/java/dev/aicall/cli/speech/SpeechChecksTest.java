package dev.aicall.cli.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.cli.machine.Finding;
import dev.aicall.domain.exec.VirtualTime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeechChecksTest {
  @Test
  void eachKindHasOneLineThatSaysWhatIsUsedAndWhy() {
    List<Finding> findings =
        check(
            Map.of(
                "engine.vad",
                "energy",
                "engine.recognizer",
                "sphinx4",
                "engine.synthesizer",
                "freetts"));

    assertThat(findings)
        .extracting(Finding::name)
        .containsExactly("vad", "recognizer", "replier", "synthesizer");
    assertThat(findings).extracting(Finding::verdict).containsOnly(Finding.Verdict.OK);
    assertThat(findings.get(1).line())
        .startsWith("ok    recognizer      sphinx4, as engine.recognizer says")
        .contains("opens in", "BSD");
  }

  @Test
  void whatIsPreferredAndMissingIsNamed() {
    List<Finding> findings =
        check(Map.of("engine.vad", "energy", "pocketsphinx.model", "/nowhere"));

    assertThat(findings.get(1).verdict()).isEqualTo(Finding.Verdict.OK);
    assertThat(findings.get(1).text()).startsWith("sphinx4, the best here");
    assertThat(findings.get(1).remedy()).contains("pocketsphinx: ", "apt-get install");
    assertThat(findings.get(2).text()).startsWith("rules");
    assertThat(findings.get(2).remedy()).contains("llm: not configured");
  }

  @Test
  void whatWasAskedForAndIsMissingIsWrong() {
    Finding recognizer =
        check(
                Map.of(
                    "engine.vad",
                    "energy",
                    "engine.recognizer",
                    "pocketsphinx",
                    "pocketsphinx.model",
                    Path.of("nowhere").toString()))
            .get(1);

    assertThat(recognizer.verdict()).isEqualTo(Finding.Verdict.WRONG);
    assertThat(recognizer.remedy()).contains("apt-get install");
  }

  @Test
  void anEngineThatDoesNotOpenIsToldWithItsReason() {
    SpeechSettings settings =
        new SpeechSettings(null, Path.of("no-such-rules.yaml"), Map.of("engine.vad", "energy"));

    Finding replier = check(settings).get(2);

    assertThat(replier.verdict()).isEqualTo(Finding.Verdict.NOTE);
    assertThat(replier.text()).contains("rules does not open").contains("no-such-rules.yaml");
  }

  private static List<Finding> check(Map<String, String> options) {
    return check(new SpeechSettings(null, null, options));
  }

  private static List<Finding> check(SpeechSettings settings) {
    return new SpeechChecks(
            new SpeechPlan(settings, SpeechPlan.shipped().profiles(), Map.of()), new VirtualTime())
        .all();
  }
}
