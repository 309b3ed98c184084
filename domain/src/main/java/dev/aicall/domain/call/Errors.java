package dev.aicall.domain.call;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.domain.port.RtcError;
import org.jspecify.annotations.Nullable;

/** Which error code an application gets for what went wrong outside. */
final class Errors {
  private Errors() {}

  /** A join that failed. Source: our signalling's table; AICallKit has only BeginCallFailed. */
  static ARTCAICallErrorCode ofJoin(RtcError.Reason reason) {
    return switch (reason) {
      case TOKEN_EXPIRED -> ARTCAICallErrorCode.TokenExpired;
      case AGENT_NOT_FOUND -> ARTCAICallErrorCode.AgentNotFound;
      case SUBSCRIPTION_REQUIRED -> ARTCAICallErrorCode.AgentSubscriptionRequired;
      default -> ARTCAICallErrorCode.BeginCallFailed;
    };
  }

  /** A session that ended by itself. */
  static ARTCAICallErrorCode ofBreakdown(@Nullable RtcError cause) {
    if (cause == null) {
      return ARTCAICallErrorCode.ConnectionFailed;
    }
    return switch (cause.reason()) {
      case TOKEN_EXPIRED -> ARTCAICallErrorCode.TokenExpired;
      case INTERNAL -> ARTCAICallErrorCode.InternalError;
      default -> ARTCAICallErrorCode.ConnectionFailed;
    };
  }

  /** The service threw us out. Numbers: ARTC header and Web SDK (Android 1.8 swaps 1 and 3). */
  static @Nullable ARTCAICallErrorCode ofBye(int code) {
    return switch (code) {
      case 1 -> ARTCAICallErrorCode.KickedBySystem;
      case 2 -> ARTCAICallErrorCode.KickedByChannelTerminated;
      case 3 -> ARTCAICallErrorCode.KickedByUserReplace;
      default -> null;
    };
  }

  /** The agent reported an error [1000]; other numbers mean nothing to an application. */
  static @Nullable ARTCAICallErrorCode ofAgent(int code) {
    return switch (code) {
      case 4001 -> ARTCAICallErrorCode.AvatarRoutesExhausted;
      case 4004 -> ARTCAICallErrorCode.AgentPullFailed;
      case 4005 -> ARTCAICallErrorCode.AgentASRFailed;
      case 4006 -> ARTCAICallErrorCode.AvatarServiceFailed;
      default -> null;
    };
  }
}
