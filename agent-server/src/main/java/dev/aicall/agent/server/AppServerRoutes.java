package dev.aicall.agent.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.agent.server.agent.AgentProfile;
import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.protocol.ConfigJson;
import dev.aicall.domain.protocol.RtcToken;
import dev.aicall.domain.protocol.RtcTokenPolicy;
import dev.aicall.rtc.peer.signal.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** The routes that the app's own server has (share-and-server.md §3), as far as they are ours. */
final class AppServerRoutes {
  /** Everything of the app server is below it. */
  static final String BASE = "/api/v2/aiagent";

  private final Services services;
  private final Sessions sessions;
  private final AgentStarts starts;
  private final ServerKeys keys;

  AppServerRoutes(Services services, Sessions sessions, AgentStarts starts, ServerKeys keys) {
    this.services = services;
    this.sessions = sessions;
    this.starts = starts;
    this.keys = keys;
  }

  void addTo(RoutesConfig routes) {
    add(routes, "/getRtcAuthToken", this::getRtcAuthToken);
    add(routes, "/generateAIAgentCall", this::generate);
    add(routes, "/startAIAgentInstance", this::startInstance);
    add(routes, "/stopAIAgentInstance", this::stopInstance);
    add(routes, "/updateAIAgentInstance", this::updateInstance);
    add(routes, "/describeAIAgentInstance", this::describeInstance);
    add(routes, "/describeAIAgent", this::describeAgent);
  }

  private void add(RoutesConfig routes, String path, ApiRoutes.Route route) {
    routes.post(
        BASE + path,
        ctx -> {
          if (isAllowed(ctx)) {
            ApiRoutes.handle(ctx, services.time(), route);
          } else {
            Envelope.failure(ctx, Envelope.FORBIDDEN, "the API key is missing or wrong");
          }
        });
  }

  /** Without a key only programs on this machine get here. */
  private boolean isAllowed(Context ctx) {
    if (services.config().apiKeyRequired()) {
      String authorization = ctx.header("Authorization");
      return authorization != null && keys.opens(authorization);
    }
    return Requests.isForThisMachine(ctx, services.config().host());
  }

  private void getRtcAuthToken(Context ctx, ApiBody body) throws RefusedRequest {
    String userId = body.userId();
    String wished = body.text("channel_id").strip();
    if (!wished.isEmpty() && !RtcTokenPolicy.HEX_CHANNEL_IDS.matcher(wished).matches()) {
      throw ApiBody.invalid("channel_id must be 32 lower-case hex digits, or empty for a new one");
    }
    String channelId = wished.isEmpty() ? services.tokens().newChannelId() : wished;
    RtcToken token = services.tokens().issue(channelId, userId, services.config().tokenLife());
    // The vendor's sample echoes a blank request; clients want the channel that was made (Q12).
    Envelope.send(
        ctx,
        Envelope.success(ctx)
            .put("rtc_auth_token", token.encode())
            .put("timestamp", token.timestamp())
            .put("channel_id", channelId));
  }

  private void generate(Context ctx, ApiBody body) throws RefusedRequest {
    String userId = body.userId();
    Optional<String> named = body.optional("ai_agent_id");
    String agentId = named.isPresent() ? named.get() : agentOfType(body.required("workflow_type"));
    start(ctx, body, userId, agentId);
  }

  private void startInstance(Context ctx, ApiBody body) throws RefusedRequest {
    String userId = body.userId();
    start(ctx, body, userId, agentOfType(body.required("workflow_type")));
  }

  private void start(Context ctx, ApiBody body, String userId, String agentId)
      throws RefusedRequest {
    AgentProfile profile = profile(agentId);
    starts.start(
        ctx,
        new AgentStarts.Wish(
            userId,
            agentId,
            profile,
            AgentStarts.paramsText(agentId, body),
            starts.tokenLife(body),
            true));
  }

  private String agentOfType(String workflowType) {
    ARTCAICallAgentType type = ARTCAICallAgentType.fromWorkflowType(workflowType);
    boolean known = type.workflowType().equals(workflowType);
    String agentId = known ? services.config().agentsByType().get(type) : null;
    return agentId == null ? workflowType : agentId;
  }

  private AgentProfile profile(String agentId) throws RefusedRequest {
    return services.agents().find(agentId).orElseThrow(ApiRoutes::noAgent);
  }

  private void stopInstance(Context ctx, ApiBody body) throws RefusedRequest {
    AgentSession session = running(body);
    session.stop(CallEnd.STOPPED, 2);
    Envelope.send(ctx, Envelope.success(ctx).put("result", true));
  }

  private void updateInstance(Context ctx, ApiBody body) throws RefusedRequest {
    AgentSession session = running(body);
    session.command(
        TemplateUpdate.commands(
            body.required("template_config"), session.start().profile().type()));
    Envelope.send(ctx, Envelope.success(ctx).put("result", true));
  }

  private AgentSession running(ApiBody body) throws RefusedRequest {
    AgentSession session =
        sessions
            .instance(body.required("ai_agent_instance_id"))
            .orElseThrow(AppServerRoutes::noInstance);
    checkUser(body, session.start());
    return session;
  }

  private static void checkUser(ApiBody body, CallStart start) throws RefusedRequest {
    Optional<String> userId = body.optional("user_id");
    if (userId.isPresent() && !userId.get().equals(start.callerUid())) {
      throw noInstance();
    }
  }

  private static RefusedRequest noInstance() {
    return new RefusedRequest(Problem.Code.PARTICIPANT_NOT_FOUND, "there is no such instance");
  }

  private void describeInstance(Context ctx, ApiBody body) throws RefusedRequest {
    String unused = body.userId();
    String instanceId = body.required("ai_agent_instance_id");
    Optional<CallStart> running = sessions.instance(instanceId).map(AgentSession::start);
    CallStart start =
        running.or(() -> sessions.ended(instanceId)).orElseThrow(AppServerRoutes::noInstance);
    checkUser(body, start);
    String template = start.params().templateConfig();
    String userData = start.params().userData();
    ObjectNode runtime = JsonNodeFactory.instance.objectNode();
    runtime
        .putObject(start.profile().type().workflowType())
        .put("AgentUserId", start.agentUid())
        .put("ChannelId", start.channelId());
    Envelope.send(
        ctx,
        Envelope.success(ctx)
            .put("status", running.isPresent() ? "Executing" : "Finished")
            .put("call_log_url", "")
            .put("runtime_config", runtime.toString())
            .put("template_config", template == null ? "{}" : template)
            .put("agent_config", ConfigJson.toJsonText(start.params().agentConfig()))
            .put("user_data", userData == null ? "" : userData));
  }

  private void describeAgent(Context ctx, ApiBody body) throws RefusedRequest {
    String agentId = body.required("ai_agent_id");
    AgentProfile profile = profile(agentId);
    ObjectNode agent =
        JsonNodeFactory.instance
            .objectNode()
            .put("AIAgentId", agentId)
            .put("Name", profile.name())
            .put("WorkflowType", profile.type().workflowType());
    profile.phoneNumbers().forEach(agent.putArray("InboundPhoneNumbers")::add);
    Envelope.send(ctx, Envelope.success(ctx).put("ai_agent", agent.toString()));
  }
}
