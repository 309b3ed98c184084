package dev.aicall.domain.port;

/** An RTC stack that cannot run on this machine. Never used for what the network does. */
public final class RtcException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is missing and how to mend it
   * @param cause the library's own error
   */
  public RtcException(String message, Throwable cause) {
    super(message, cause);
  }
}
