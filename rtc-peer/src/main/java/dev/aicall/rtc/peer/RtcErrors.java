package dev.aicall.rtc.peer;

import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcError.Reason;
import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.Problem.Code;
import org.jspecify.annotations.Nullable;

/** What the signalling's failures are in the domain's words. */
final class RtcErrors {
  private RtcErrors() {}

  /** The message of a problem is its code, which the application gets to see. */
  static RtcError of(Reply reply) {
    if (reply instanceof Reply.Refused refused) {
      return RtcError.of(reasonOf(refused.problem()), refused.problem().code());
    } else if (reply instanceof Reply.Failing failing) {
      return RtcError.of(Reason.UNAVAILABLE, failing.problem().code());
    } else if (reply instanceof Reply.Unreachable unreachable) {
      return new RtcError(
          Reason.NETWORK, "the signalling server cannot be reached", unreachable.cause());
    } else if (reply instanceof Reply.Garbled garbled) {
      return RtcError.of(Reason.INTERNAL, "the signalling server gave " + garbled.what());
    } else {
      return RtcError.of(Reason.TIMEOUT, "no answer from the signalling server");
    }
  }

  static RtcError internal(String what, @Nullable Throwable cause) {
    return new RtcError(Reason.INTERNAL, what, cause);
  }

  /** Our codes first; a gateway in between has none, so then the status. */
  private static Reason reasonOf(Problem problem) {
    for (Code code : Code.values()) {
      if (code.text().equals(problem.code())) {
        return reasonOf(code);
      }
    }
    return switch (problem.status()) {
      case 401 -> Reason.TOKEN_INVALID;
      case 402 -> Reason.SUBSCRIPTION_REQUIRED;
      case 403 -> Reason.TOKEN_EXPIRED;
      default -> Reason.UNKNOWN;
    };
  }

  private static Reason reasonOf(Code code) {
    return switch (code) {
      case INVALID_TOKEN -> Reason.TOKEN_INVALID;
      case SUBSCRIPTION_REQUIRED -> Reason.SUBSCRIPTION_REQUIRED;
      case TOKEN_EXPIRED -> Reason.TOKEN_EXPIRED;
      case AGENT_NOT_FOUND -> Reason.AGENT_NOT_FOUND;
      case INTERNAL, FULL -> Reason.UNAVAILABLE;
      case INVALID_PARAMES, CHANNEL_NOT_FOUND, PARTICIPANT_NOT_FOUND, TOO_LARGE, UNSUPPORTED_TYPE ->
          Reason.REFUSED;
    };
  }
}
