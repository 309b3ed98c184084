package dev.aicall.agent.server;

import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.signal.Problem;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the routes of the app-server API have in common. */
final class ApiRoutes {
  private static final Logger log = LoggerFactory.getLogger(ApiRoutes.class);

  private ApiRoutes() {}

  /** Serves one request. */
  interface Route {
    void serve(Context ctx, ApiBody body) throws RefusedRequest;
  }

  /** Reads the body and turns refusals into the envelope. */
  static void handle(Context ctx, TimeSource time, Route route) {
    try {
      route.serve(ctx, ApiBody.read(ctx, time));
    } catch (RefusedRequest refused) {
      log.info(
          "event=api-refused code={} request={} path={}",
          refused.code().text(),
          Requests.id(ctx),
          ctx.path());
      refuse(ctx, refused);
    }
  }

  private static void refuse(Context ctx, RefusedRequest refused) {
    int status = refused.code().status();
    switch (refused.code()) {
      case INVALID_PARAMES -> Envelope.failure(ctx, Envelope.INVALID_PARAM, refused.detail());
      case AGENT_NOT_FOUND ->
          Envelope.failure(ctx, Envelope.NOT_FOUND, refused.code().text(), refused.detail());
      case TOO_LARGE -> {
        Envelope.failure(ctx, status, refused.detail());
        // The rest of the body is not read: for this one the status must say so, too.
        ctx.status(status);
      }
      default -> Envelope.failure(ctx, status, refused.detail());
    }
  }

  static RefusedRequest noAgent() {
    return new RefusedRequest(Problem.Code.AGENT_NOT_FOUND, "there is no such agent");
  }
}
