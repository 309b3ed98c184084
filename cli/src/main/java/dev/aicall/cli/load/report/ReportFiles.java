package dev.aicall.cli.load.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a report: {@code report.json} for programs, {@code report.html} for people. */
public final class ReportFiles {
  private final Path folder;

  private ReportFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Takes a folder, before the load rather than after it.
   *
   * @param folder made if it is not there
   * @return files in it
   * @throws CliException FILE if nothing can be written there
   */
  public static ReportFiles in(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "report", ".tmp"));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    return new ReportFiles(folder);
  }

  /**
   * Writes both, over what is there.
   *
   * @param report what to write
   * @return the page first
   * @throws CliException FILE if that fails
   */
  public List<Path> write(LoadReport report) {
    Path page = folder.resolve("report.html");
    Path json = folder.resolve("report.json");
    try {
      Files.writeString(page, HtmlReport.of(report));
      Files.writeString(json, json(report) + "\n");
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    return List.of(page, json);
  }

  static String json(LoadReport report) throws IOException {
    return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
  }

  private static CliException unwritable(Path folder, IOException e) {
    return new CliException(
        ExitCode.FILE,
        "the report cannot be written in " + folder,
        "Say --out FOLDER; check rights and space.",
        e);
  }
}
