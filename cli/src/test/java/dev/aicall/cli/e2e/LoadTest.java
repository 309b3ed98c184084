package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.cli.Main;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.rtc.peer.testing.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code aicall load} as its user has it: calls, report, exit code. */
@Execution(ExecutionMode.CONCURRENT)
class LoadTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int EACH = 3;

  @TempDir private Path out;

  @Test
  void theFakeIsCalledInWriting() throws IOException {
    ChildJvm.Result load = load("--backend", "fake", "--duration", "6s");

    assertThat(load.exitCode()).as(load.output()).isZero();
    assertThat(load.output())
        .contains("3 callers, agent robot  in memory")
        .contains("limit kept        failed at most 0: 0")
        .contains("report.html");
    JsonNode report = report();
    assertThat(report.path("calls").path("setUp").asInt()).isEqualTo(EACH);
    assertThat(report.path("calls").path("answered").asInt()).isPositive();
    assertThat(report.path("figures").path("answer.median").asDouble()).isPositive();
    assertThat(out.resolve("report.html")).content().contains("within the limits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"webrtc", "jitsi"})
  void theOwnServerIsCalledBySound(String backend) throws IOException {
    ChildJvm.Result load =
        load("--backend", backend, "--mode", "ramp", "--ramp", "2s", "--duration", "8s");

    assertThat(load.exitCode()).as(load.output()).isZero();
    JsonNode report = report();
    assertThat(report.path("calls").path("setUp").asInt()).isEqualTo(EACH);
    assertThat(report.path("calls").path("upMost").asInt()).isEqualTo(EACH);
    assertThat(report.path("calls").path("turns").asInt()).isGreaterThanOrEqualTo(EACH);
    // The agent answers 800 ms after the tone of 500 ms has begun.
    assertThat(report.path("figures").path("answer.median").asDouble()).isBetween(80.0, 5_000.0);
    assertThat(report.path("network").path("reports").asInt()).isPositive();
    assertThat(report.path("setting").path("embedded").asBoolean()).isTrue();
    assertThat(names()).containsExactlyInAnyOrder("report.html", "report.json");
  }

  @Test
  void anEchoIsMeasuredFromOnsetToOnset() throws IOException {
    ChildJvm.Result load =
        load("--backend", "jitsi", "--agent", "echo", "--mode", "burst", "--duration", "8s");

    assertThat(load.exitCode()).as(load.output()).isZero();
    // The agent itself waits for 500 ms.
    assertThat(report().path("figures").path("echo.median").asDouble()).isBetween(500.0, 3_000.0);
  }

  @Test
  void aLimitThatIsBrokenEndsWithItsOwnCode() throws IOException {
    ChildJvm.Result load =
        load("--backend", "fake", "--duration", "5s", "--max", "setup.p95=1ms", "--min", "up=1");

    assertThat(load.exitCode()).as(load.output()).isEqualTo(ExitCode.LIMIT.number());
    assertThat(load.output()).contains("limit BROKEN      setup.p95 at most 1.0 ms");
    assertThat(report().path("verdict").path("ok").asBoolean(true)).isFalse();
  }

  @Test
  void aServerThatIsNotThereIsToldBeforeTheLoad() {
    ChildJvm.Result load = load("--backend", "jitsi", "--url", "http://127.0.0.1:1");

    assertThat(load.exitCode()).as(load.output()).isEqualTo(ExitCode.SERVER.number());
    assertThat(load.output()).contains("http://127.0.0.1:1 cannot be reached");
    assertThat(out.resolve("report.json")).doesNotExist();
  }

  @Test
  void aServerThatDiesIsCountedAndReported() throws Exception {
    try (ServeProgram serve = ServeProgram.start("--backend", "jitsi", "--no-speech")) {
      Path output = out.resolve("load.log");
      Process load =
          ChildJvm.of(Main.class)
              .start(
                  output,
                  arguments(
                      "--backend",
                      "jitsi",
                      "--url",
                      serve.url(),
                      "--key-file",
                      serve.keyFile().toString(),
                      "--duration",
                      "16s",
                      "--call-length",
                      "4s",
                      "--patience",
                      "2s"));
      try {
        Waiting.until("calls", LIMIT, () -> up(output) || !load.isAlive());
        serve.kill();
        Waiting.until("the end of the load", LIMIT, () -> !load.isAlive());
      } finally {
        Shell.end(load);
      }

      assertThat(load.exitValue()).as(read(output)).isEqualTo(ExitCode.LIMIT.number());
      JsonNode report = report();
      assertThat(report.path("calls").path("setUp").asInt()).isPositive();
      assertThat(report.path("calls").path("failed").asInt()).isPositive();
      assertThat(report.path("errors")).isNotEmpty();
      assertThat(report.path("errors").get(0).path("meaning").asText()).isNotBlank();
    }
  }

  private static boolean up(Path output) {
    return read(output).matches("(?s).* {3}up [1-9].*");
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ChildJvm.Result load(String... options) {
    return ChildJvm.of(Main.class).run(LIMIT, arguments(options));
  }

  private String[] arguments(String... options) {
    List<String> all = new ArrayList<>(List.of("load", "--calls", "" + EACH));
    all.addAll(List.of("--out", out.toString()));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }

  private JsonNode report() throws IOException {
    return new JsonMapper().readTree(out.resolve("report.json").toFile());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
