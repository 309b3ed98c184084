package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The talk of the demo with the agent in one process and the caller in another, on all stacks but
 * libwebrtc alone, which {@link SpokenDemoTest} has.
 */
@Tag("undisturbed")
class SpokenStacksTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String AGENT = "assistant";

  @TempDir private static Path folder;

  private static final Map<String, ServeProgram> SERVERS = new LinkedHashMap<>();
  private static final Map<Pairing, Child> CALLERS = new EnumMap<>(Pairing.class);

  /** All at once: they mostly wait. */
  @BeforeAll
  static void call() {
    for (Pairing pairing : EnumSet.complementOf(EnumSet.of(Pairing.WEBRTC))) {
      ServeProgram server =
          SERVERS.computeIfAbsent(pairing.far(), far -> ServeProgram.start("--backend", far));
      CALLERS.put(
          pairing,
          Child.start(
              SceneCaller.class,
              pairing.near(),
              server.url(),
              server.keyFile().toString(),
              AGENT,
              transcript(pairing).toString()));
    }
  }

  private static Path transcript(Pairing pairing) {
    return folder.resolve(pairing + ".json");
  }

  @AfterAll
  static void stop() {
    CALLERS.values().forEach(Child::close);
    try {
      for (ServeProgram server : SERVERS.values()) {
        assertThat(server.stop()).contains("stopped").doesNotContain("WARN");
      }
    } finally {
      SERVERS.values().forEach(ServeProgram::close);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "WEBRTC", mode = EnumSource.Mode.EXCLUDE)
  void theHumanIsUnderstoodAnsweredAndMayInterrupt(Pairing pairing) throws IOException {
    Child child = Objects.requireNonNull(CALLERS.get(pairing));
    child.awaitEnd(LIMIT);

    assertThat(child.said(SceneCaller.ENDED)).as(child.output()).containsExactly("by the agent");
    SpokenTranscript said =
        new SpokenTranscript(new JsonMapper().readTree(transcript(pairing).toFile()));
    assertThat(said.answerTo("go forward ten meters").path("text").asText())
        .isEqualTo("I will go forward ten meters.");
    JsonNode cut = said.answerTo("what can you do");
    assertThat(cut.path("interruption").asText()).isEqualTo("byVoice");
    assertThat(cut.path("heard").asText()).startsWith("I can go forward");
    assertThat(cut.path("heard").asText()).doesNotContain("Say goodbye");
    assertThat(said.asked("stop")).isNotNull();
    assertThat(said.answerTo("goodbye").path("text").asText()).startsWith("Goodbye.");
    assertThat(child.output()).doesNotContain("WARN");
  }
}
