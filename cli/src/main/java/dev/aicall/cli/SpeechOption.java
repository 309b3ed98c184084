package dev.aicall.cli;

import dev.aicall.agent.server.yaml.BadFileException;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.speech.SpeechFile;
import dev.aicall.cli.speech.SpeechPlan;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which agents speak, and how. */
final class SpeechOption {
  @Option(
      names = "--speech",
      paramLabel = "FILE",
      description =
          "YAML file with agents that hear and speak: greeting, grammar, rules, engines, services"
              + " (docs/cli.md). Default: the small robot '"
              + SpeechPlan.ASSISTANT
              + "' with the best engines of this machine.")
  private @Nullable Path file;

  SpeechPlan plan() {
    if (file == null) {
      return SpeechPlan.shipped();
    }
    try {
      return SpeechFile.load(file, System.getenv());
    } catch (BadFileException e) {
      throw new CliException(ExitCode.FILE, String.valueOf(e.getMessage()), "", e);
    }
  }
}
