package dev.aicall.cli.speech;

/** No agent can hear and speak on this machine. The message says what is missing. */
public final class NoSpeechException extends Exception {
  /** Serial form: message and cause. */
  private static final long serialVersionUID = 1L;

  NoSpeechException(String message, Throwable cause) {
    super(message, cause);
  }
}
