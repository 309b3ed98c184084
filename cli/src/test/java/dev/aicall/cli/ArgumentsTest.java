package dev.aicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.cli.exit.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ArgumentsTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| Name a command",
        "dance | Unmatched argument",
        "call --duration soon | a time such as 90",
        "call --backend smoke | no backend 'smoke'",
        "call --wav a.wav --device | at most one of them",
        "call --text= | some words",
        "call --backend fake --user a/b | letters, digits",
        "call --backend fake --transcript t.doc | ends in .json, .srt, .vtt or .md",
        "call --url ftp://host | an http or https address",
        "call --url http://192.0.2.1:1 | plain http would show the token",
        "call --backend fake notalink | no share link",
        "call link --agent robot | one of them, got both",
        "call --ice-server tcp:host | stun:host:port",
        "call --udp-ports 9 | MIN-MAX",
        "call --pcm x --rate 0 | sample rate",
        "load --calls 0 | 1 to 10000, got 0",
        "load --duration -5s | a time such as 90",
        "load --duration 0s | at least 1s, got 0s",
        "load --mode wild | steady, ramp, burst",
        "load --ramp 5s | only with --mode ramp",
        "load --mode ramp --ramp 60s | at most --duration (30s)",
        "load --mode ramp --call-length 5s | stay to the end",
        "load --turn-every 100ms --say tone | at least 1s",
        "load --say tone --text a | at most one of them",
        "load --backend fake --say tone | hears texts only",
        "load --echo --text a | something that sounds",
        "load --max setup.p95=500 | a time such as 500ms",
        "load --max set-up=500ms | one of setup.median",
        "load --url http://127.0.0.1:1 --agents x.yaml | not with --url",
        "serve --port 70000 | port",
        "serve --cors-origin * | corsOrigins",
        "serve --backend fake | no network",
        "share --expire never | a time such as 90"
      })
  void wrongArgumentsAreRefusedWithAReason(String arguments, String reason) {
    assertThat(run(arguments == null ? "" : arguments)).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains(reason);
  }

  @Test
  void filesThatCannotBeUsedAreNamed() throws IOException {
    Path noWav = Files.writeString(folder.resolve("song.mp3"), "ID3");

    assertThat(run("call --backend fake --wav " + noWav)).isEqualTo(ExitCode.FILE.number());
    assertThat(err.toString()).contains("not a WAV file").contains("ffmpeg");
    assertThat(run("call --backend fake --wav " + folder.resolve("none.wav")))
        .isEqualTo(ExitCode.FILE.number());
    assertThat(run("call --backend fake --record " + folder.resolve("no/a.wav")))
        .isEqualTo(ExitCode.FILE.number());
    assertThat(run("call --key-file " + noWav)).isEqualTo(ExitCode.FILE.number());
    assertThat(run("call --trust " + noWav)).isEqualTo(ExitCode.FILE.number());
    assertThat(run("serve --agents " + noWav)).isEqualTo(ExitCode.FILE.number());
    assertThat(run("load --wav " + noWav)).isEqualTo(ExitCode.FILE.number());
    assertThat(run("load --agents " + noWav)).isEqualTo(ExitCode.FILE.number());
    assertThat(run("load --backend fake --out " + noWav.resolve("below")))
        .isEqualTo(ExitCode.FILE.number());
  }

  @Test
  void aServerThatIsNotThereIsToldWithTheRemedy() {
    assertThat(run("doctor --backend fake --url http://127.0.0.1:1"))
        .isIn(ExitCode.SERVER.number(), ExitCode.MACHINE.number());
    assertThat(out.toString())
        .contains("http://127.0.0.1:1 cannot be reached")
        .contains("aicall serve");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "call", "load", "serve", "demo", "share", "doctor", "version"})
  void helpListsTheExitCodes(String command) {
    assertThat(run(command + " --help")).isZero();
    assertThat(out.toString()).contains("Exit codes:");
    for (ExitCode code : ExitCode.values()) {
      assertThat(out.toString().replaceAll("\\s+", " "))
          .contains(code.number() + " " + code.meaning());
    }
  }

  @Test
  void versionNamesBackendsAndJava() {
    assertThat(run("version")).isZero();
    assertThat(out.toString()).contains("fake").contains(System.getProperty("java.version"));
  }

  @Test
  void theTableOfTheDocsIsThatOfTheProgram() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("..", "docs", "cli.md")).stream()
            .filter(line -> line.matches("\\| \\d+ \\|.*"))
            .toList();
    List<String> codes =
        Arrays.stream(ExitCode.values())
            .map(code -> "| " + code.number() + " | " + code.meaning() + " |")
            .toList();

    assertThat(rows).isEqualTo(codes);
  }

  private int run(String arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String trimmed = arguments.strip();
    return line.execute(trimmed.isEmpty() ? new String[0] : trimmed.split(" +"));
  }
}
