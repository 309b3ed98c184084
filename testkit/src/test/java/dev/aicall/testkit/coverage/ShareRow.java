package dev.aicall.testkit.coverage;

import static dev.aicall.api.error.ARTCAICallErrorCode.AgentNotFound;
import static dev.aicall.api.error.ARTCAICallErrorCode.AgentSubscriptionRequired;
import static dev.aicall.api.error.ARTCAICallErrorCode.InvalidAction;
import static dev.aicall.api.error.ARTCAICallErrorCode.NetworkError;
import static dev.aicall.api.error.ARTCAICallErrorCode.None;
import static dev.aicall.api.error.ARTCAICallErrorCode.UnknowError;

import dev.aicall.api.error.ARTCAICallErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The failures of the share agent, by the names that its own test has for them. Rows with a status
 * are played by a server that answers so; the others are set up by name.
 */
enum ShareRow {
  SUBSCRIPTION_REQUIRED(
      200,
      "{\"code\":403,\"error_code\":\"Forbidden.SubscriptionRequired\",\"request_id\":\"r-2\"}",
      AgentSubscriptionRequired,
      "r-2"),
  AGENT_NOT_FOUND(
      200,
      "{\"code\":404,\"error_code\":\"AgentNotFound\",\"request_id\":\"r-3\"}",
      AgentNotFound,
      "r-3"),
  ERROR_CODE_BEATS_STATUS(404, "{\"error_code\":\"AgentNotFound\"}", AgentNotFound),
  ERROR_CODE_BEATS_GOOD_CODE(
      200,
      "{\"code\":200,\"rtc_auth_token\":\"t\",\"ai_agent_user_id\":\"a\",\"error_code\":\"AgentNotFound\"}",
      AgentNotFound),
  STATUS_NOT_200(500, "{\"code\":200,\"request_id\":\"r-4\"}", UnknowError, "r-4"),
  STATUS_403(403, "{\"code\":200}", UnknowError),
  STATUS_201(201, "{\"code\":200}", UnknowError),
  STATUS_204(204, "", UnknowError),
  STATUS_WITHOUT_JSON(502, "{oops", UnknowError),
  REDIRECT(302, "", UnknowError),
  BODY_CODE_NOT_200(200, "{\"code\":403,\"request_id\":\"r-5\"}", UnknowError, "r-5"),
  BODY_CODE_WITHOUT_MESSAGE(200, "{\"code\":500,\"message\":\"\"}", UnknowError),
  BODY_CODE_MISSING(200, "{}", UnknowError),
  BODY_CODE_AS_TEXT(200, "{\"code\":\"200\"}", UnknowError),
  ERROR_CODE_IN_OTHER_CASE(200, "{\"code\":404,\"error_code\":\"agentnotfound\"}", UnknowError),
  MALFORMED_JSON(200, "<html></html>", UnknowError),
  MORE_THAN_ONE_JSON(200, "{\"code\":200}{}", UnknowError),
  NULL_BODY(200, "null", UnknowError),
  EMPTY_BODY(200, "", UnknowError),
  ARRAY_BODY(200, "[]", UnknowError),
  WRONG_TYPES(200, "{\"code\":200,\"rtc_auth_token\":5,\"ai_agent_user_id\":{}}", UnknowError),
  TOKEN_MISSING(200, "{\"code\":200,\"ai_agent_user_id\":\"a\"}", UnknowError),
  AGENT_USER_MISSING(
      200, "{\"code\":200,\"rtc_auth_token\":\"t\",\"ai_agent_user_id\":\"\"}", UnknowError),
  OVERSIZED_BODY(UnknowError, "unknow"),
  CONNECTION_REFUSED(NetworkError, "unknow"),
  TIME_OUT(NetworkError, "unknow"),
  TIME_OUT_MID_BODY(NetworkError, "unknow"),
  DISCONNECT(NetworkError, "unknow"),
  DISCONNECT_MID_BODY(NetworkError, "unknow"),
  TLS_REFUSED(NetworkError, "unknow"),
  CLIENT_CLOSED_MEANWHILE(NetworkError, "unknow"),
  CLIENT_CLOSED_BEFORE(InvalidAction, ""),
  PLAIN_HTTP_REFUSED(None, ""),
  CANCELLED(None, "");

  /** Tests run in their module's folder, which Maven gives as a property. */
  private static final Path SOURCE =
      Path.of(
          System.getProperty("basedir", ""),
          "../share-agent/src/test/java/dev/aicall/share/http/ShareErrorRow.java");

  private static final Pattern CONSTANT = Pattern.compile("(?m)^  ([A-Z][A-Z0-9_]+)\\(");

  final int status;
  final String body;
  final ARTCAICallErrorCode code;
  final String requestId;

  ShareRow(int status, String body, ARTCAICallErrorCode code) {
    this(status, body, code, "unknow");
  }

  ShareRow(ARTCAICallErrorCode code, String requestId) {
    this(0, "", code, requestId);
  }

  ShareRow(int status, String body, ARTCAICallErrorCode code, String requestId) {
    this.status = status;
    this.body = body;
    this.code = code;
    this.requestId = requestId;
  }

  /** The names of the rows that the share agent's own test goes through. */
  static List<String> ofTheShareAgentsTest() throws IOException {
    return CONSTANT
        .matcher(Files.readString(SOURCE))
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
