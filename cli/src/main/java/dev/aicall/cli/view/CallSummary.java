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
 * @param setUp from {@code call} to the agent's first sound; null if it never came
 * @param userTurns sentences of the user
 * @param agentTurns answers of the agent, greeting included
 * @param interruptions how often the agent was cut off
 * @param answerDelays from the end of the caller's speech to the first sound of each answer,
 *     measured at the caller; none for what was typed
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
    List<Duration> answerDelays,
    Levels.Reading heard,
    List<Path> files,
    @Nullable CallError error) {
  /**
   * Copies the lists.
   *
   * @param exitCode how the program will end
   * @param length from start to end
   * @param setUp from {@code call} to the agent's first sound; null if it never came
   * @param userTurns sentences of the user
   * @param agentTurns answers of the agent, greeting included
   * @param interruptions how often the agent was cut off
   * @param answerDelays from the end of the caller's speech to the first sound of each answer
   * @param heard level of what the agent sent
   * @param files what was saved
   * @param error what ended the call, or null
   */
  public CallSummary {
    answerDelays = List.copyOf(answerDelays);
    files = List.copyOf(files);
  }

  /**
   * Makes it a call that failed after all.
   *
   * @return all of this with exit code 1
   */
  public CallSummary failed() {
    return new CallSummary(
        ExitCode.CALL_FAILED,
        length,
        setUp,
        userTurns,
        agentTurns,
        interruptions,
        answerDelays,
        heard,
        files,
        error);
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
        answerDelays,
        heard,
        Stream.concat(files.stream(), Stream.of(file)).toList(),
        error);
  }
}
