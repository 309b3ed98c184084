package dev.aicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.cli.audio.PcmFormat;
import dev.aicall.cli.audio.WavOutput;
import dev.aicall.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program as a process of its own, on the fake backend. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProgramTest {
  @TempDir private Path folder;

  @Test
  void demoTalksIsInterruptedAndSaves() throws Exception {
    Ended demo = run("", "demo", "--backend", "fake", "--out", folder.toString());

    assertThat(demo.exit()).as(demo.err()).isZero();
    assertThat(demo.out())
        .contains("connected   set up in")
        .contains("agent  Hello. Tell me where to go.")
        .contains("you    Go forward.")
        .contains("you    Stop.")
        .contains("interrupted by your text")
        .contains("agent  I have stopped.")
        .contains("saved");
    JsonNode call = new JsonMapper().readTree(folder.resolve("call.json").toFile());
    assertThat(call.path("exit").asInt()).isZero();
    assertThat(call.path("interruptions").asInt()).isEqualTo(1);
    assertThat(call.path("heard").path("seconds").asDouble()).isGreaterThan(1);
    assertThat(call.path("transcript").path("turns")).isNotEmpty();
    assertThat(folder.resolve("transcript.srt")).content().contains("-->");
    assertThat(folder.resolve("agent.wav")).isNotEmptyFile();
    assertThat(demo.err()).isEmpty();
  }

  @Test
  void aWavIsSaidThenTheCallEndsByItself() throws Exception {
    Path wav = folder.resolve("in.wav");
    try (WavOutput out = new WavOutput(wav, new PcmFormat(16_000, 1))) {
      out.write(new short[8_000], 8_000);
    }

    Ended call =
        run("", "call", "--backend", "fake", "--wav", wav.toString(), "--linger", "1s", "--json");

    assertThat(call.exit()).as(call.err()).isZero();
    List<String> events = new ArrayList<>();
    for (String line : call.out().lines().toList()) {
      events.add(new JsonMapper().readTree(line).path("event").asText());
    }
    assertThat(events).startsWith("start").contains("connected", "agent").endsWith("summary");
  }

  @Test
  void linesOfStandardInputAreSaidOneAfterTheOther() throws Exception {
    Ended call =
        run("Go forward\nStop\n", "call", "--backend", "fake", "--linger", "500ms", "--user", "me");

    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.out())
        .containsSubsequence(
            "agent  Hello", "you    Go forward", "Going forward", "you    Stop", "I have stopped");
  }

  @Test
  void timeIsUpWhenDurationSays() throws Exception {
    Ended call =
        run("", "call", "--backend", "fake", "--text", "a", "--text", "b", "--duration", "1s");

    assertThat(call.exit()).as(call.err()).isEqualTo(ExitCode.OK.number());
    assertThat(call.out()).doesNotContain("you    b");
  }

  private record Ended(int exit, String out, String err) {}

  private Ended run(String input, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      int exit = process.waitFor();
      return new Ended(exit, Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }
}
