package dev.aicall.agent.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.agent.server.agent.AgentProfile;
import dev.aicall.domain.protocol.RtcTokenPolicy;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts agents for requests of the app-server API, and answers these. */
final class AgentStarts {
  private static final Logger log = LoggerFactory.getLogger(AgentStarts.class);

  private final Services services;
  private final Sessions sessions;
  private final Executor http;

  /**
   * @param http where answers are written, which may block
   */
  AgentStarts(Services services, Sessions sessions, Executor http) {
    this.services = services;
    this.sessions = sessions;
    this.http = http;
  }

  /**
   * What is asked for.
   *
   * @param userId who will call
   * @param agentId which agent
   * @param profile what it is
   * @param paramsText how the caller wants it
   * @param tokenLife how long the caller's token lives
   * @param named whether the answer may name the agent
   */
  record Wish(
      String userId,
      String agentId,
      AgentProfile profile,
      String paramsText,
      Duration tokenLife,
      boolean named) {}

  /** Makes a params text of a request's members, as a client sends it with a join. */
  static String paramsText(String agentId, ApiBody body) {
    ObjectNode params = JsonNodeFactory.instance.objectNode().put("AIAgentId", agentId);
    put(params, "AgentConfig", body, "agent_config");
    put(params, "TemplateConfig", body, "template_config");
    put(params, "UserData", body, "user_data");
    put(params, "SessionId", body, "session_id");
    put(params, "ChatSyncConfig", body, "chat_sync_config");
    return params.toString();
  }

  private static void put(ObjectNode params, String key, ApiBody body, String name) {
    body.optional(name).ifPresent(text -> params.put(key, text));
  }

  /** How long a token lives that a request wants to live so many seconds; 0 = it does not say. */
  Duration tokenLife(ApiBody body) {
    long seconds = body.number("expire");
    Duration most = RtcTokenPolicy.SEVEN_DAYS;
    return seconds <= 0
        ? services.config().tokenLife()
        : Duration.ofSeconds(Math.min(seconds, most.toSeconds()));
  }

  /** Starts the agent in a new channel, where it waits for its caller. */
  void start(Context ctx, Wish wish) {
    CallStart start =
        CallStart.of(
            Requests.id(ctx),
            services.tokens().newChannelId(),
            wish.userId(),
            wish.agentId(),
            wish.profile(),
            wish.paramsText(),
            false);
    AgentSession session = sessions.await(start).orElse(null);
    if (session == null) {
      log.info("event=api-full request={}", Requests.id(ctx));
      Envelope.failure(ctx, Envelope.FULL, "ServiceUnavailable", "all lines are busy");
      return;
    }
    ctx.future(
        () ->
            session
                .await()
                .thenAcceptAsync(
                    made -> {
                      if (made) {
                        Envelope.send(ctx, success(ctx, start, wish));
                      } else {
                        Envelope.failure(ctx, Envelope.FAILED, "the agent could not be started");
                      }
                    },
                    http));
  }

  private ObjectNode success(Context ctx, CallStart start, Wish wish) {
    ObjectNode json =
        Envelope.success(ctx)
            .put("ai_agent_instance_id", start.instanceId())
            .put("ai_agent_user_id", start.agentUid())
            .put("channel_id", start.channelId())
            .put("workflow_type", start.profile().type().workflowType())
            .put(
                "rtc_auth_token",
                services
                    .tokens()
                    .issue(start.channelId(), start.callerUid(), wish.tokenLife())
                    .encode());
    if (wish.named()) {
      json.put("ai_agent_id", start.agentId());
    }
    return json;
  }
}
