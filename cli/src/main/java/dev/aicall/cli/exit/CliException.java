package dev.aicall.cli.exit;

import org.jspecify.annotations.Nullable;

/** Ends the program with a message and what to do about it. Neither holds a secret. */
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String remedy;

  /**
   * Creates the error.
   *
   * @param exitCode how the program ends
   * @param message what is wrong
   * @param remedy what to do, or empty
   */
  public CliException(ExitCode exitCode, String message, String remedy) {
    this(exitCode, message, remedy, null);
  }

  /**
   * Creates the error with its cause.
   *
   * @param exitCode how the program ends
   * @param message what is wrong
   * @param remedy what to do, or empty
   * @param cause shown with {@code -v} only
   */
  public CliException(ExitCode exitCode, String message, String remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.remedy = remedy;
  }

  /**
   * Returns how the program ends.
   *
   * @return never {@link ExitCode#OK}
   */
  public ExitCode exitCode() {
    return exitCode;
  }

  /**
   * Returns what to do.
   *
   * @return a sentence, or empty
   */
  public String remedy() {
    return remedy;
  }
}
