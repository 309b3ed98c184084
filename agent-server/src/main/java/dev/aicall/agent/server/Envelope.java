package dev.aicall.agent.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * The answers of the app-server API: HTTP status 200 whatever happened, and a code in the body
 * (share-and-server.md §3). Only the API key's 403 is an HTTP status, as that of a gateway.
 */
final class Envelope {
  static final int OK = 200;
  static final int INVALID_PARAM = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int TOO_MANY = 429;
  static final int FAILED = 500;
  static final int FULL = 503;

  private Envelope() {}

  /** A success to be filled. */
  static ObjectNode success(Context ctx) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("code", OK)
        .put("message", "success")
        .put("request_id", Requests.id(ctx));
  }

  static void send(Context ctx, ObjectNode json) {
    ctx.contentType("application/json");
    ctx.result(json.toString());
  }

  static void failure(Context ctx, int code, String message) {
    failure(ctx, code, null, message);
  }

  /**
   * @param errorCode what clients map, or null
   */
  static void failure(Context ctx, int code, @Nullable String errorCode, String message) {
    ctx.status(code == FORBIDDEN ? FORBIDDEN : OK);
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
    if (errorCode != null) {
      json.put("error_code", errorCode);
    }
    send(ctx, json.put("request_id", Requests.id(ctx)));
  }
}
