package dev.aicall.share.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.domain.port.ShareAgentException;
import org.jspecify.annotations.Nullable;

/**
 * Tells good answers from bad ones. The order is that of AICallKit Web 2.10.5: {@code error_code},
 * HTTP status, {@code code}.
 */
enum AnswerCheck {
  /** The share host: every unnamed failure is UnknowError. */
  SHARE_HOST,
  /**
   * The app server: a gateway answers 403 when the app's login has expired, and business failures
   * have their text in {@code msg}. Source: AICallKit Android and its sample server.
   */
  APP_SERVER;

  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final String SUBSCRIPTION_REQUIRED = "Forbidden.SubscriptionRequired";
  private static final String AGENT_NOT_FOUND = "AgentNotFound";
  private static final String NO_MESSAGE = "request error";

  /** Returns the answer if it is good; throws what is wrong with it otherwise. */
  HttpAnswer accept(HttpAnswer answer) {
    CallError error = errorOf(answer);
    if (error != null) {
      throw new ShareAgentException(error, answer.requestId());
    }
    return answer;
  }

  /** Returns a text a good answer must have. */
  static String required(HttpAnswer answer, String name) {
    String value = answer.text(name);
    if (value == null) {
      throw new ShareAgentException(CallError.of("the answer has no " + name), answer.requestId());
    }
    return value;
  }

  private @Nullable CallError errorOf(HttpAnswer answer) {
    String errorCode = answer.text("error_code");
    if (SUBSCRIPTION_REQUIRED.equals(errorCode)) {
      return CallError.of(ARTCAICallErrorCode.AgentSubscriptionRequired, SUBSCRIPTION_REQUIRED);
    }
    if (AGENT_NOT_FOUND.equals(errorCode)) {
      return CallError.of(ARTCAICallErrorCode.AgentNotFound, AGENT_NOT_FOUND);
    }
    if (answer.status() != OK) {
      return statusError(answer.status());
    }
    if (answer.isTooLarge()) {
      return CallError.of("the answer is larger than allowed");
    }
    return isOk(answer.body().path("code")) ? null : CallError.of(message(answer));
  }

  private CallError statusError(int status) {
    String message = "response status is " + status;
    return this == APP_SERVER && status == FORBIDDEN
        ? CallError.of(ARTCAICallErrorCode.TokenExpired, message)
            .withRemedy("Log in to the app server again, then try again.")
        : CallError.of(message);
  }

  private String message(HttpAnswer answer) {
    String message = answer.text("message");
    if (message == null && this == APP_SERVER) {
      message = answer.text("msg");
    }
    return message == null ? NO_MESSAGE : message;
  }

  private static boolean isOk(JsonNode code) {
    return code.isNumber() && code.doubleValue() == OK;
  }
}
