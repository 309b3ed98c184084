package dev.aicall.api.error;

/** The {@link CallError} of a future that completed exceptionally. */
public final class CallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient CallError error;

  /**
   * Wraps an error.
   *
   * @param error what went wrong
   */
  public CallException(CallError error) {
    super(error.toString(), error.getCause());
    this.error = error;
  }

  /**
   * Returns what went wrong.
   *
   * @return the error, with code, message and remedy
   */
  public CallError error() {
    return error;
  }
}
