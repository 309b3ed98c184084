package dev.aicall.agent.server;

import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.Signalling;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/** What all routes do with a request. */
final class Requests {
  private static final String ID = "aicall.request";

  private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");

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

  /**
   * Tells whether a request names the server by a name of this machine. A web page may have made a
   * name of its own point here, and would else come in as a program of this machine.
   */
  static boolean isForThisMachine(Context ctx, String host) {
    String name = ctx.req().getServerName();
    return name.equalsIgnoreCase("localhost")
        || name.equals(host)
        || name.equals("::1")
        || name.equals("[::1]")
        || LOOPBACK.matcher(name).matches();
  }

  static void problem(Context ctx, Problem problem) {
    ctx.status(problem.status());
    ctx.contentType(Signalling.PROBLEM_TYPE);
    ctx.result(problem.toJson());
  }
}
