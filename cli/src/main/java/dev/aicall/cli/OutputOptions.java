package dev.aicall.cli;

import dev.aicall.api.transcript.TranscriptFormat;
import dev.aicall.cli.call.CallPlan;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is saved and shown of a call. */
final class OutputOptions {
  private static final Map<String, TranscriptFormat> EXTENSIONS =
      Map.of(
          "json", TranscriptFormat.JSON,
          "srt", TranscriptFormat.SRT,
          "vtt", TranscriptFormat.WEBVTT,
          "md", TranscriptFormat.MARKDOWN);

  @Option(names = "--record", paramLabel = "FILE.wav", description = "Record what the agent says.")
  private @Nullable Path record;

  @Option(
      names = "--transcript",
      paramLabel = "FILE",
      description = "Save what was said: .json, .srt, .vtt or .md.")
  private @Nullable Path transcript;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Format of --transcript: ${COMPLETION-CANDIDATES}. Default: as its name says.")
  private @Nullable TranscriptFormat format;

  @Option(names = "--json", description = "One JSON object a line instead of the live view.")
  private boolean json;

  void check() {
    requireFolder("--record", record);
    requireFolder("--transcript", transcript);
    CallPlan.TranscriptFile unused = transcript();
  }

  boolean json() {
    return json;
  }

  @Nullable Path record() {
    return record;
  }

  CallPlan.@Nullable TranscriptFile transcript() {
    Path file = transcript;
    if (file == null) {
      return null;
    }
    TranscriptFormat chosen = format != null ? format : byName(file);
    return new CallPlan.TranscriptFile(file, chosen);
  }

  private static TranscriptFormat byName(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    TranscriptFormat found = EXTENSIONS.get(name.substring(name.lastIndexOf('.') + 1));
    if (found == null) {
      throw new CliException(
          ExitCode.USAGE,
          "--transcript: a name that ends in .json, .srt, .vtt or .md, got " + file,
          "Or say --format.");
    }
    return found;
  }

  /** Known before the call rather than after it. */
  private static void requireFolder(String option, @Nullable Path file) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new CliException(
          ExitCode.FILE, option + ": a file in a folder that exists, got " + file, "");
    }
  }
}
