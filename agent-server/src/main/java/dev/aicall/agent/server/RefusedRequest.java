package dev.aicall.agent.server;

import dev.aicall.rtc.peer.signal.Problem;

/** Carries a refusal from where it is found to where it is written; never leaves the server. */
final class RefusedRequest extends Exception {
  private static final long serialVersionUID = 1L;

  private final Problem.Code code;

  /**
   * @param code what is wrong
   * @param detail for people; no secrets
   */
  RefusedRequest(Problem.Code code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  Problem.Code code() {
    return code;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
