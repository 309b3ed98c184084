package dev.aicall.agent.server;

import dev.aicall.rtc.peer.signal.Problem;

/** What comes of a {@link JoinAttempt}. */
sealed interface JoinReply {
  /**
   * Answered.
   *
   * @param sdp the answer; a secret
   * @param resourceId names the participant; a secret
   */
  record Answered(String sdp, String resourceId) implements JoinReply {
    @Override
    public String toString() {
      return "Answered[sdp=***, resourceId=***]";
    }
  }

  /**
   * Refused.
   *
   * @param code why
   * @param detail for people; no secrets
   */
  record Refused(Problem.Code code, String detail) implements JoinReply {}

  /** The call ended meanwhile, or made room for a new one; look again. */
  record Over() implements JoinReply {}
}
