package dev.aicall.domain.port;

import dev.aicall.api.error.CallError;

/** A shared agent that could not be started. */
public final class ShareAgentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The request id when the server sent none; the spelling is AICallKit's. */
  public static final String UNKNOWN_REQUEST = "unknow";

  private final transient CallError error;

  /** The server's id of the request. */
  private final String requestId;

  /**
   * Creates the exception.
   *
   * @param error what went wrong
   * @param requestId the server's, {@link #UNKNOWN_REQUEST} if it sent none, empty if none was sent
   */
  public ShareAgentException(CallError error, String requestId) {
    super(error.toString(), error.getCause());
    this.error = error;
    this.requestId = requestId;
  }

  /**
   * Returns what went wrong.
   *
   * @return code, message, remedy
   */
  public CallError error() {
    return error;
  }

  /**
   * Returns the server's id of the request.
   *
   * @return never null
   */
  public String requestId() {
    return requestId;
  }
}
