package dev.aicall.agent.server.yaml;

/**
 * A file that somebody wrote, or one that it names, cannot be used. The message is for its author:
 * file, line, path inside the file, what is wrong, and what would be right.
 */
public final class BadFileException extends RuntimeException {
  /** Serial form: the message only. */
  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message for the file's author
   */
  public BadFileException(String message) {
    super(message);
  }

  /**
   * With a message and a cause.
   *
   * @param message for the file's author
   * @param cause what was thrown
   */
  public BadFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
