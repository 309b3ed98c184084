package dev.aicall.agent.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Set;

/** Lets listed web pages use the server; does nothing unless some are listed. */
final class Cors {
  private static final int NO_CONTENT = 204;
  private static final String ORIGIN = "Origin";

  private final Set<String> origins;

  Cors(Set<String> origins) {
    this.origins = origins;
  }

  void addTo(RoutesConfig routes) {
    if (origins.isEmpty()) {
      return;
    }
    routes.before(this::allow);
    routes.options("/*", this::preflight);
  }

  private void allow(Context ctx) {
    ctx.header("Vary", ORIGIN);
    String origin = ctx.header(ORIGIN);
    if (origin != null && origins.contains(origin)) {
      ctx.header("Access-Control-Allow-Origin", origin);
      ctx.header("Access-Control-Expose-Headers", "Location, Link, Retry-After");
    }
  }

  private void preflight(Context ctx) {
    String origin = ctx.header(ORIGIN);
    if (origin != null && origins.contains(origin)) {
      ctx.header("Access-Control-Allow-Headers", "authorization, content-type");
      ctx.header("Access-Control-Allow-Methods", "POST, PATCH, DELETE");
    }
    ctx.status(NO_CONTENT);
  }
}
