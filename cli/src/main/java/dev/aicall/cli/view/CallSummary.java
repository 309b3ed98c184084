package dev.aicall.cli.view;

import dev.aicall.api.error.CallError;
import dev.aicall.cli.audio.Levels;
import dev.aicall.cli.exit.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call.
 *
 * @param exitCode how the program will end
 * @param length from start to end
 * @param setUp from the start to the agent's first sound; null if it never came
 * @param userTurns sentences of the user
 * @param agentTurns answers of the agent, greeting included
 * @param interruptions how often the agent was cut off
 * @param heard level of what the agent sent
 * @param files what was saved
 * @param error what ended the call, or null
 */
public record CallSummary(
    ExitCode exitCode,
    Duration length,
    @Nullable Duration setUp,
    int userTurns,
    int agentTurns,
    int interruptions,
    Levels.Reading heard,
    List<Path> files,
    @Nullable CallError error) {
  /** Copies the list. */
  public CallSummary {
    files = List.copyOf(files);
  }

  /**
   * Adds a file that was saved later.
   *
   * @param file the file
   * @return all of this, and the file
   */
  public CallSummary with(Path file) {
    return new CallSummary(
        exitCode,
        length,
        setUp,
        userTurns,
        agentTurns,
        interruptions,
        heard,
        Stream.concat(files.stream(), Stream.of(file)).toList(),
        error);
  }
}
