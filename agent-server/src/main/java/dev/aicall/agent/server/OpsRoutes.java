package dev.aicall.agent.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What whoever runs the server looks at: whether it lives, and its meters. */
final class OpsRoutes {
  private static final int DOWN = 503;
  private static final int FORBIDDEN = 403;

  private final Services services;
  private final Sessions sessions;
  private final ServerKeys keys;

  OpsRoutes(Services services, Sessions sessions, ServerKeys keys) {
    this.services = services;
    this.sessions = sessions;
    this.keys = keys;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/healthz", this::health);
    routes.get("/metrics", this::metrics);
  }

  private void health(Context ctx) {
    boolean down = sessions.isShut();
    ctx.status(down ? DOWN : 200);
    ctx.contentType("application/json");
    ctx.result("{\"status\":\"" + (down ? "stopping" : "ok") + "\"}");
  }

  private void metrics(Context ctx) {
    if (!mayRead(ctx)) {
      ctx.status(FORBIDDEN);
      return;
    }
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8");
    ctx.result(services.meters().scrape());
  }

  /** Behind a proxy everybody seems to be on this machine, so only the key counts. */
  private boolean mayRead(Context ctx) {
    String authorization = ctx.header("Authorization");
    if (authorization != null) {
      return keys.opens(authorization);
    }
    return !services.config().behindProxy()
        && isLoopback(ctx.req().getRemoteAddr())
        && Requests.isForThisMachine(ctx, services.config().host());
  }

  private static boolean isLoopback(String address) {
    try {
      // A literal address: nothing is looked up.
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
