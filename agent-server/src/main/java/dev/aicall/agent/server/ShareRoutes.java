package dev.aicall.agent.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.agent.server.agent.AgentProfile;
import dev.aicall.rtc.peer.signal.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;

/**
 * Calls by share link, for everybody who has one (share-and-server.md §2), and the links
 * themselves, for whoever has the API key.
 */
final class ShareRoutes {
  /** The share API is below it. */
  static final String BASE = "/api/v1/aiagent";

  private static final String LINKS = "/admin/shares";

  /** Our choice: a link is not meant for ever. */
  private static final Duration LONGEST_LIFE = Duration.ofDays(366);

  private final Services services;
  private final ShareLinks shares;
  private final AgentStarts starts;
  private final ServerKeys keys;

  ShareRoutes(Services services, ShareLinks shares, AgentStarts starts, ServerKeys keys) {
    this.services = services;
    this.shares = shares;
    this.starts = starts;
    this.keys = keys;
  }

  void addTo(RoutesConfig routes) {
    routes.post(
        BASE + "/generateAIAgentCall",
        ctx -> ApiRoutes.handle(ctx, services.time(), this::generate));
    routes.post(LINKS, ctx -> withKey(ctx, this::mint));
    routes.post(LINKS + "/revoke", ctx -> withKey(ctx, this::revoke));
  }

  private void generate(Context ctx, ApiBody body) throws RefusedRequest {
    String userId = body.userId();
    String shareId = body.required("ai_agent_id");
    switch (shares.use(shareId)) {
      case TOO_OFTEN ->
          Envelope.failure(
              ctx, Envelope.TOO_MANY, "Throttling", "too many calls by share links, try later");
      case DEAD -> throw deadLink();
      case FINE -> {
        String agentId = shares.agentOf(shareId).orElseThrow(ShareRoutes::deadLink);
        AgentProfile profile = services.agents().find(agentId).orElseThrow(ApiRoutes::noAgent);
        Duration wished = starts.tokenLife(body);
        Duration most = services.config().tokenLife();
        starts.start(
            ctx,
            new AgentStarts.Wish(
                userId,
                agentId,
                profile,
                AgentStarts.paramsText(agentId, body),
                wished.compareTo(most) < 0 ? wished : most,
                false));
      }
    }
  }

  private static RefusedRequest deadLink() {
    return new RefusedRequest(
        Problem.Code.AGENT_NOT_FOUND, "the share link is unknown, expired or revoked");
  }

  private void withKey(Context ctx, ApiRoutes.Route route) {
    String authorization = ctx.header("Authorization");
    if (authorization != null && keys.opens(authorization)) {
      ApiRoutes.handle(ctx, services.time(), route);
    } else {
      Envelope.failure(ctx, Envelope.FORBIDDEN, "the API key is missing or wrong");
    }
  }

  private void mint(Context ctx, ApiBody body) throws RefusedRequest {
    String agentId = body.required("ai_agent_id");
    AgentProfile profile = services.agents().find(agentId).orElseThrow(ApiRoutes::noAgent);
    long seconds = body.number("expire");
    if (seconds < 1 || seconds > LONGEST_LIFE.toSeconds()) {
      throw ApiBody.invalid("expire must be seconds, from 1 to a year");
    }
    ShareLinks.Minted link = shares.mint(agentId, profile.type(), Duration.ofSeconds(seconds));
    ObjectNode json =
        Envelope.success(ctx)
            .put("share_id", link.id())
            .put("share_text", link.text())
            .put("expire_time", link.expiry().getEpochSecond());
    Envelope.send(ctx, json);
  }

  private void revoke(Context ctx, ApiBody body) throws RefusedRequest {
    boolean revoked = shares.revoke(body.required("share_id"));
    Envelope.send(ctx, Envelope.success(ctx).put("result", revoked));
  }
}
