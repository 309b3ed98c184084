package dev.aicall.agent.server.rehearsal;

/**
 * A script, or a sound file that it names, cannot be used. The message is for the script's author:
 * file, line, path inside the file, what is wrong, and what would be right.
 */
public final class ScriptException extends RuntimeException {
  /** Serial form: the message only. */
  private static final long serialVersionUID = 1L;

  ScriptException(String message) {
    super(message);
  }

  ScriptException(String message, Throwable cause) {
    super(message, cause);
  }
}
