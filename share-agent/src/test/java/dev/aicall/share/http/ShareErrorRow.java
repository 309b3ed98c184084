package dev.aicall.share.http;

import dev.aicall.api.error.ARTCAICallErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can go wrong when a shared agent is started, and what the caller then gets. Rows
 * with an answer are played by a server that gives it; the others are set up by name.
 */
public enum ShareErrorRow {
  SUBSCRIPTION_REQUIRED(
      200,
      "{\"code\":403,\"error_code\":\"Forbidden.SubscriptionRequired\",\"message\":\"m\",\"request_id\":\"r-2\"}",
      ARTCAICallErrorCode.AgentSubscriptionRequired,
      "Forbidden.SubscriptionRequired",
      "r-2"),
  AGENT_NOT_FOUND(
      200,
      "{\"code\":404,\"error_code\":\"AgentNotFound\",\"request_id\":\"r-3\"}",
      ARTCAICallErrorCode.AgentNotFound,
      "AgentNotFound",
      "r-3"),
  ERROR_CODE_BEATS_STATUS(
      404,
      "{\"error_code\":\"AgentNotFound\"}",
      ARTCAICallErrorCode.AgentNotFound,
      "AgentNotFound"),
  ERROR_CODE_BEATS_GOOD_CODE(
      200,
      "{\"code\":200,\"rtc_auth_token\":\"t\",\"ai_agent_user_id\":\"a\",\"error_code\":\"AgentNotFound\"}",
      ARTCAICallErrorCode.AgentNotFound,
      "AgentNotFound"),
  STATUS_NOT_200(
      500,
      "{\"code\":200,\"error_code\":\"InternalError\",\"message\":\"m\",\"request_id\":\"r-4\"}",
      ARTCAICallErrorCode.UnknowError,
      "response status is 500",
      "r-4"),
  STATUS_403(403, "{\"code\":200}", ARTCAICallErrorCode.UnknowError, "response status is 403"),
  STATUS_201(201, "{\"code\":200}", ARTCAICallErrorCode.UnknowError, "response status is 201"),
  STATUS_204(204, "", ARTCAICallErrorCode.UnknowError, "response status is 204"),
  STATUS_WITHOUT_JSON(502, "{oops", ARTCAICallErrorCode.UnknowError, "response status is 502"),
  REDIRECT(302, "", ARTCAICallErrorCode.UnknowError, "response status is 302"),
  BODY_CODE_NOT_200(
      200,
      "{\"code\":403,\"message\":\"\u670d\u52a1\u9519\u8bef\",\"request_id\":\"r-5\"}",
      ARTCAICallErrorCode.UnknowError,
      "\u670d\u52a1\u9519\u8bef",
      "r-5"),
  BODY_CODE_WITHOUT_MESSAGE(
      200, "{\"code\":500,\"message\":\"\"}", ARTCAICallErrorCode.UnknowError, "request error"),
  BODY_CODE_MISSING(200, "{}", ARTCAICallErrorCode.UnknowError, "request error"),
  BODY_CODE_AS_TEXT(200, "{\"code\":\"200\"}", ARTCAICallErrorCode.UnknowError, "request error"),
  ERROR_CODE_IN_OTHER_CASE(
      200,
      "{\"code\":404,\"error_code\":\"agentnotfound\",\"message\":\"m\"}",
      ARTCAICallErrorCode.UnknowError,
      "m"),
  MALFORMED_JSON(200, "<html></html>", ARTCAICallErrorCode.UnknowError, "request error"),
  MORE_THAN_ONE_JSON(200, "{\"code\":200}{}", ARTCAICallErrorCode.UnknowError, "request error"),
  NULL_BODY(200, "null", ARTCAICallErrorCode.UnknowError, "request error"),
  EMPTY_BODY(200, "", ARTCAICallErrorCode.UnknowError, "request error"),
  ARRAY_BODY(200, "[]", ARTCAICallErrorCode.UnknowError, "request error"),
  WRONG_TYPES(
      200,
      "{\"code\":200,\"rtc_auth_token\":5,\"ai_agent_user_id\":{},\"request_id\":7}",
      ARTCAICallErrorCode.UnknowError,
      "the answer has no rtc_auth_token"),
  TOKEN_MISSING(
      200,
      "{\"code\":200,\"ai_agent_user_id\":\"a\"}",
      ARTCAICallErrorCode.UnknowError,
      "the answer has no rtc_auth_token"),
  AGENT_USER_MISSING(
      200,
      "{\"code\":200,\"rtc_auth_token\":\"t\",\"ai_agent_user_id\":\"\"}",
      ARTCAICallErrorCode.UnknowError,
      "the answer has no ai_agent_user_id"),
  OVERSIZED_BODY(ARTCAICallErrorCode.UnknowError, "the answer is larger than allowed"),
  CONNECTION_REFUSED(ARTCAICallErrorCode.NetworkError, "the request did not get through"),
  TIME_OUT(ARTCAICallErrorCode.NetworkError, "no answer within 10000 ms"),
  TIME_OUT_MID_BODY(ARTCAICallErrorCode.NetworkError, "no answer within 10000 ms"),
  DISCONNECT(ARTCAICallErrorCode.NetworkError, "the request did not get through"),
  DISCONNECT_MID_BODY(ARTCAICallErrorCode.NetworkError, "the request did not get through"),
  TLS_REFUSED(ARTCAICallErrorCode.NetworkError, "the request did not get through"),
  CLIENT_CLOSED_MEANWHILE(ARTCAICallErrorCode.NetworkError, "the client was closed"),
  CLIENT_CLOSED_BEFORE(ARTCAICallErrorCode.InvalidAction, "the client is closed", ""),
  /** Not an error of a request: the config with such an address cannot be built. */
  PLAIN_HTTP_REFUSED(null, ""),
  /** The caller's own doing: its future is cancelled and the exchange ends. */
  CANCELLED(null, "");

  final int status;
  final @Nullable String body;
  final @Nullable ARTCAICallErrorCode code;
  final String message;
  final String requestId;

  ShareErrorRow(@Nullable ARTCAICallErrorCode code, String message) {
    this(0, null, code, message, "unknow");
  }

  ShareErrorRow(@Nullable ARTCAICallErrorCode code, String message, String requestId) {
    this(0, null, code, message, requestId);
  }

  ShareErrorRow(int status, String body, ARTCAICallErrorCode code, String message) {
    this(status, body, code, message, "unknow");
  }

  ShareErrorRow(
      int status,
      @Nullable String body,
      @Nullable ARTCAICallErrorCode code,
      String message,
      String requestId) {
    this.status = status;
    this.body = body;
    this.code = code;
    this.message = message;
    this.requestId = requestId;
  }
}
