package dev.aicall.cli.load.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.load.FakeLoad;
import dev.aicall.domain.port.RtcError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  @TempDir private Path folder;

  @Test
  void theJsonHasEveryFigureAndEverySeries() throws IOException {
    ReportFiles.in(folder.resolve("new/one")).write(FakeLoad.report(rtc -> {}));

    JsonNode json = new JsonMapper().readTree(folder.resolve("new/one/report.json").toFile());
    assertThat(json.path("format").asInt()).isEqualTo(1);
    assertThat(json.path("startedAt").asText()).isEqualTo("2026-01-01T00:00:01Z");
    assertThat(json.path("verdict").path("ok").asBoolean()).isTrue();
    assertThat(json.path("verdict").path("exit").asInt()).isZero();
    FigureNames.units()
        .keySet()
        .forEach(name -> assertThat(json.path("figures").has(name)).isTrue());
    assertThat(json.path("figures").path("setup.p95").asDouble()).isPositive();
    assertThat(json.path("figures").path("answer.p95").asDouble()).isPositive();
    assertThat(json.path("figures").path("echo.p95").isNull()).isTrue();
    JsonNode series = json.path("series");
    assertThat(series.path("latencies").path("setup")).isNotEmpty();
    assertThat(series.path("latencies").path("answer")).isNotEmpty();
    assertThat(series.path("samples")).hasSizeGreaterThan(9);
    for (String name :
        List.of("at", "up", "settingUp", "failed", "heapMb", "threads", "timerLagMs")) {
      assertThat(series.path("samples").get(0).has(name)).as(name).isTrue();
    }
    assertThat(json.path("machine").path("cores").asInt()).isPositive();
  }

  @Test
  void thePageNeedsNothingElseAndHasAllPlots() throws IOException {
    LoadReport report = FakeLoad.report(rtc -> {}, Limit.of("setup.p95", "1ms", true));
    ReportFiles.in(folder).write(report);

    String page = Files.readString(folder.resolve("report.html"));
    assertThat(page)
        .doesNotContain("<script", "src=", "href=", "url(", "@import", "<link")
        .doesNotContain("NaN")
        .doesNotContain("<b>&'");
    assertThat(page.split("<svg ", -1)).hasSize(7);
    assertThat(page)
        .contains("beyond the limits")
        .contains("setup.p95 at most 1")
        .contains("Set-up time", "Answer delay", "CPU", "Memory", "Threads", "time in s")
        .contains("prefers-color-scheme: dark")
        .contains("&lt;b&gt;&amp;");
  }

  @Test
  void errorsAreShownWithTheirMeaning() throws IOException {
    LoadReport report = FakeLoad.report(rtc -> rtc.network().refuseJoins(RtcError.Reason.REFUSED));

    assertThat(report.errors()).isNotEmpty();
    assertThat(report.errors())
        .allSatisfy(
            fault -> {
              assertThat(fault.meaning()).isNotBlank();
              assertThat(fault.remedy()).isNotBlank();
            });
    assertThat(HtmlReport.of(report)).contains(report.errors().get(0).name());
    assertThat(ReportText.lines(report)).anyMatch(line -> line.startsWith("error"));
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldBefore() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThatThrownBy(() -> ReportFiles.in(file.resolve("below")))
        .isInstanceOfSatisfying(
            CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FILE));
  }
}
