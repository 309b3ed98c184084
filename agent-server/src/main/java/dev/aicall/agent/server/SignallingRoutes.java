package dev.aicall.agent.server;

import dev.aicall.agent.server.agent.AgentProfile;
import dev.aicall.domain.port.JoinRequest.AgentStart;
import dev.aicall.domain.protocol.AgentStartResult;
import dev.aicall.domain.protocol.RtcToken;
import dev.aicall.domain.protocol.StartParams;
import dev.aicall.rtc.peer.media.IceServer;
import dev.aicall.rtc.peer.signal.JoinBody;
import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.Signalling;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP half of the signalling: join, restart, leave. */
final class SignallingRoutes {
  /** Everything of the signalling is below it. */
  static final String BASE = "/rtc";

  private static final Logger log = LoggerFactory.getLogger(SignallingRoutes.class);
  private static final String JOIN = BASE + Signalling.participantsPath("{channel}");
  private static final String PARTICIPANT = JOIN + "/{id}";
  private static final String BEARER = "Bearer ";
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int LOGGED_CHARS = 8;

  /** When a client may ask a full server again, in seconds; our choice. */
  private static final String RETRY_AFTER = "2";

  /** A media stack that takes longer is given up on; clients wait 2 s. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  private final Services services;
  private final Sessions sessions;
  private final Executor http;

  /**
   * @param http where answers are written, which may block
   */
  SignallingRoutes(Services services, Sessions sessions, Executor http) {
    this.services = services;
    this.sessions = sessions;
    this.http = http;
  }

  void addTo(RoutesConfig routes) {
    routes.post(JOIN, ctx -> handle(ctx, this::join));
    routes.patch(PARTICIPANT, ctx -> handle(ctx, this::restart));
    routes.delete(PARTICIPANT, ctx -> handle(ctx, this::leave));
    for (HandlerType other : List.of(HandlerType.GET, HandlerType.PUT, HandlerType.HEAD)) {
      routes.addHttpHandler(other, JOIN, ctx -> wrongMethod(ctx, "POST"));
      routes.addHttpHandler(other, PARTICIPANT, ctx -> wrongMethod(ctx, "PATCH, DELETE"));
    }
    routes.patch(JOIN, ctx -> wrongMethod(ctx, "POST"));
    routes.delete(JOIN, ctx -> wrongMethod(ctx, "POST"));
    routes.post(PARTICIPANT, ctx -> wrongMethod(ctx, "PATCH, DELETE"));
  }

  private interface Route {
    void serve(Context ctx, String requestId) throws RefusedRequest;
  }

  private static void handle(Context ctx, Route route) {
    String requestId = Requests.id(ctx);
    try {
      route.serve(ctx, requestId);
    } catch (RefusedRequest refused) {
      refuse(ctx, requestId, refused.code(), refused.detail());
    }
  }

  private void join(Context ctx, String requestId) throws RefusedRequest {
    long begin = services.time().nanoTime();
    String channelId = ctx.pathParam("channel");
    CompletableFuture<JoinReply> reply;
    try {
      RtcToken token = token(ctx, channelId, false);
      JoinBody body = joinBody(ctx);
      AgentStart agent = body.agent();
      JoinAttempt attempt =
          new JoinAttempt(body.sdp(), Offer.check(body.sdp()), token, agent != null);
      Supplier<CallStart> start = agent == null ? null : start(agent, token, requestId);
      reply = sessions.join(channelId, attempt, start);
    } catch (RefusedRequest refused) {
      count(refused.code().status(), begin);
      throw refused;
    }
    answer(ctx, requestId, CREATED, reply, status -> count(status, begin));
  }

  private void count(int status, long begin) {
    services.meters().joined(status, Duration.ofNanos(services.time().nanoTime() - begin));
  }

  private JoinBody joinBody(Context ctx) throws RefusedRequest {
    String type = RequestBody.type(ctx);
    if (type.equals(Signalling.SDP_TYPE)) {
      return new JoinBody(RequestBody.read(ctx, services.time()), null);
    }
    if (!type.equals(Signalling.JSON_TYPE)) {
      throw unsupported(Signalling.SDP_TYPE + " or " + Signalling.JSON_TYPE);
    }
    return JoinBody.parse(RequestBody.read(ctx, services.time()))
        .orElseThrow(
            () ->
                new RefusedRequest(
                    Problem.Code.INVALID_PARAMES, "The body is no JSON object with an sdp."));
  }

  private static RefusedRequest unsupported(String types) {
    return new RefusedRequest(Problem.Code.UNSUPPORTED_TYPE, "The body must be " + types + ".");
  }

  private Supplier<CallStart> start(AgentStart agent, RtcToken token, String requestId)
      throws RefusedRequest {
    if (!agent.action().equals(AgentStartResult.ACTION)) {
      throw new RefusedRequest(
          Problem.Code.INVALID_PARAMES, "action must be " + AgentStartResult.ACTION + ".");
    }
    String agentId =
        agent.agentId().isEmpty() ? StartParams.read(agent.params()).agentId() : agent.agentId();
    Optional<AgentProfile> profile = services.agents().find(agentId);
    if (profile.isEmpty()) {
      throw new RefusedRequest(Problem.Code.AGENT_NOT_FOUND, "There is no such agent.");
    }
    return () ->
        CallStart.of(
            requestId,
            token.channelId(),
            token.userId(),
            agentId,
            profile.get(),
            agent.params(),
            true);
  }

  private void restart(Context ctx, String requestId) throws RefusedRequest {
    RtcToken token = token(ctx, ctx.pathParam("channel"), false);
    AgentSession session = owned(token);
    if (!RequestBody.type(ctx).equals(Signalling.SDP_TYPE)) {
      throw unsupported(Signalling.SDP_TYPE);
    }
    String sdp = RequestBody.read(ctx, services.time());
    JoinAttempt attempt = new JoinAttempt(sdp, Offer.check(sdp), token, false);
    answer(ctx, requestId, OK, session.restart(ctx.pathParam("id"), attempt), status -> {});
  }

  private void leave(Context ctx, String requestId) throws RefusedRequest {
    RtcToken token = token(ctx, ctx.pathParam("channel"), true);
    CompletableFuture<Boolean> left = owned(token).leave(ctx.pathParam("id"));
    ctx.future(
        () ->
            left.thenAcceptAsync(
                known -> {
                  if (known) {
                    ctx.status(OK);
                  } else {
                    refuse(ctx, requestId, Problem.Code.PARTICIPANT_NOT_FOUND, NO_PARTICIPANT);
                  }
                },
                http));
  }

  private static final String NO_PARTICIPANT = "There is no such participant.";

  private AgentSession owned(RtcToken token) throws RefusedRequest {
    AgentSession session =
        sessions
            .inChannel(token.channelId())
            .orElseThrow(
                () -> new RefusedRequest(Problem.Code.PARTICIPANT_NOT_FOUND, NO_PARTICIPANT));
    if (!session.start().callerUid().equals(token.userId())) {
      throw new RefusedRequest(
          Problem.Code.INVALID_TOKEN, "The token is for another user than the participant's.");
    }
    return session;
  }

  private RtcToken token(Context ctx, String channelId, boolean expiredToo) throws RefusedRequest {
    String header = ctx.header("Authorization");
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw new RefusedRequest(
          Problem.Code.INVALID_TOKEN, "Authorization: Bearer with an RTC token is needed.");
    }
    TokenCheck check = services.tokens().check(header.substring(BEARER.length()).strip());
    RtcToken token;
    if (check instanceof TokenCheck.Good good) {
      token = good.token();
    } else if (check instanceof TokenCheck.Expired expired) {
      if (!expiredToo) {
        throw new RefusedRequest(Problem.Code.TOKEN_EXPIRED, "The token has expired.");
      }
      token = expired.token();
    } else {
      throw new RefusedRequest(
          Problem.Code.INVALID_TOKEN,
          "Not a token of this server: " + ((TokenCheck.Bad) check).why());
    }
    if (!token.channelId().equals(channelId)) {
      throw new RefusedRequest(Problem.Code.INVALID_TOKEN, "The token is for another channel.");
    }
    return token;
  }

  private interface Answered {
    void with(int status);
  }

  private void answer(
      Context ctx,
      String requestId,
      int status,
      CompletableFuture<JoinReply> reply,
      Answered answered) {
    // A stack that never answers must not hold the request for ever.
    var limit =
        services
            .time()
            .schedule(
                ANSWER_LIMIT,
                () ->
                    reply.complete(
                        new JoinReply.Refused(
                            Problem.Code.INTERNAL, "The media stack took too long.")));
    ctx.future(
        () ->
            reply.thenAcceptAsync(
                result -> {
                  limit.cancel();
                  if (result instanceof JoinReply.Answered good) {
                    accept(ctx, status, good);
                    answered.with(status);
                  } else {
                    JoinReply.Refused bad =
                        result instanceof JoinReply.Refused refused
                            ? refused
                            : new JoinReply.Refused(Problem.Code.FULL, "The call ended meanwhile.");
                    refuse(ctx, requestId, bad.code(), bad.detail());
                    answered.with(bad.code().status());
                  }
                },
                http));
  }

  private void accept(Context ctx, int status, JoinReply.Answered good) {
    String channelId = ctx.pathParam("channel");
    log.info(
        "event=answered status={} request={} channel={}",
        status,
        Requests.id(ctx),
        channelId.substring(0, LOGGED_CHARS));
    ctx.status(status);
    if (status == CREATED) {
      ctx.header(
          "Location", BASE + Signalling.participantsPath(channelId) + "/" + good.resourceId());
      services.config().advertisedIceServers().forEach(server -> addLinks(ctx, server));
    }
    ctx.contentType(Signalling.SDP_TYPE);
    ctx.result(good.sdp());
  }

  /** As RFC 9725 §4.5 has it. */
  private static void addLinks(Context ctx, IceServer server) {
    for (String url : server.urls()) {
      StringBuilder link = new StringBuilder("<" + url + ">; rel=\"ice-server\"");
      if (!server.username().isEmpty()) {
        link.append("; username=").append(quoted(server.username()));
        link.append("; credential=").append(quoted(server.password()));
        link.append("; credential-type=\"password\"");
      }
      ctx.res().addHeader("Link", link.toString());
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static void wrongMethod(Context ctx, String allowed) {
    ctx.header("Allow", allowed);
    Requests.problem(
        ctx, new Problem(405, "MethodNotAllowed", "Allowed: " + allowed + ".", Requests.id(ctx)));
  }

  private static void refuse(
      Context ctx, String requestId, Problem.Code code, @Nullable String detail) {
    if (code == Problem.Code.FULL) {
      ctx.header("Retry-After", RETRY_AFTER);
    }
    if (code == Problem.Code.INVALID_TOKEN) {
      ctx.header("WWW-Authenticate", "Bearer");
    }
    log.info(
        "event=refused status={} code={} request={} method={}",
        code.status(),
        code.text(),
        requestId,
        ctx.method());
    Requests.problem(ctx, Problem.of(code, detail == null ? "" : detail, requestId));
  }
}
