package dev.aicall.rtc.peer;

import dev.aicall.rtc.peer.signal.Problem;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a request with an offer. */
sealed interface Reply {
  /**
   * Answered.
   *
   * @param sdp the other's session description; a secret
   * @param resource the participant
   */
  record Answered(String sdp, URI resource) implements Reply {
    @Override
    public String toString() {
      return "Answered[]";
    }
  }

  /**
   * Refused for good.
   *
   * @param problem why
   */
  record Refused(Problem problem) implements Reply {}

  /**
   * The server is full or failing; worth another try.
   *
   * @param problem why
   * @param retryAfter not before, or null
   */
  record Failing(Problem problem, @Nullable Duration retryAfter) implements Reply {}

  /**
   * No connection, or it broke; worth another try.
   *
   * @param cause the library's own error
   */
  record Unreachable(Throwable cause) implements Reply {}

  /** Nothing came in time; worth another try. */
  record Unanswered() implements Reply {}

  /**
   * A success that makes no sense.
   *
   * @param what what is wrong with it
   */
  record Garbled(String what) implements Reply {}
}
