package dev.aicall.agent.server;

import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.Signalling;
import io.javalin.http.Context;

/** What all routes do with a request. */
final class Requests {
  private static final String ID = "aicall.request";

  private Requests() {}

  /** The id of a request, made when first asked for. */
  static String id(Context ctx) {
    String known = ctx.attribute(ID);
    if (known != null) {
      return known;
    }
    String made = RandomIds.secret();
    ctx.attribute(ID, made);
    return made;
  }

  static void problem(Context ctx, Problem problem) {
    ctx.status(problem.status());
    ctx.contentType(Signalling.PROBLEM_TYPE);
    ctx.result(problem.toJson());
  }
}
