package dev.aicall.share.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.ShareCall;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.domain.protocol.JavaScriptJson;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the customer's own app server, version 2. For any thread; got from {@link
 * HttpShareAgentClient#appServer()}, whose rules for futures and errors apply.
 *
 * <p>Source: sample app servers of AICallKit 1.8 and 2.10 and what the Web and Android clients
 * send.
 */
public final class AppServer {
  private static final String PATH = "/api/v2/aiagent/";

  private final URI base;
  private final ShareAgentConfig config;
  private final JsonPost post;

  AppServer(URI base, ShareAgentConfig config, JsonPost post) {
    this.base = base;
    this.config = config;
    this.post = post;
  }

  /**
   * Asks for a token to join a channel with (getRtcAuthToken).
   *
   * @param userId who will join
   * @param channelId the channel; empty has the server make one
   * @return the token
   */
  public CompletableFuture<RtcAuth> rtcAuthToken(String userId, String channelId) {
    ObjectNode body = object().put("user_id", userId).put("channel_id", channelId);
    return call("getRtcAuthToken", body, RtcAuth::read);
  }

  /**
   * Has the service choose a channel and start an agent in it (generateAIAgentCall).
   *
   * @param start which agent, for whom
   * @return the started agent and a token to join it with
   */
  public CompletableFuture<ShareCall> generateAgentCall(AgentStart start) {
    return call("generateAIAgentCall", start.generateBody(), start::read);
  }

  /**
   * Has the app server choose a channel and start an agent in it (startAIAgentInstance).
   *
   * @param start which agent, for whom; of it the workflow type, template config, user data,
   *     session id and chat sync are sent
   * @return the started agent and a token to join it with
   */
  public CompletableFuture<ShareCall> startAgentInstance(AgentStart start) {
    return call("startAIAgentInstance", start.startBody(), start::read);
  }

  /**
   * Stops an agent (stopAIAgentInstance).
   *
   * @param userId whose call it is
   * @param instanceId the started agent
   * @return whether the server did it
   */
  public CompletableFuture<Boolean> stopAgentInstance(String userId, String instanceId) {
    ObjectNode body = object().put("user_id", userId).put("ai_agent_instance_id", instanceId);
    return call("stopAIAgentInstance", body, AppServer::result);
  }

  /**
   * Changes a running agent (updateAIAgentInstance).
   *
   * @param userId whose call it is
   * @param instanceId the started agent
   * @param templateConfig what to change, JSON text
   * @return whether the server did it
   */
  public CompletableFuture<Boolean> updateAgentInstance(
      String userId, String instanceId, String templateConfig) {
    ObjectNode body =
        object()
            .put("user_id", userId)
            .put("ai_agent_instance_id", instanceId)
            .put("template_config", templateConfig);
    return call("updateAIAgentInstance", body, AppServer::result);
  }

  /**
   * Describes a started agent (describeAIAgentInstance).
   *
   * @param userId whose call it is
   * @param instanceId the started agent
   * @param region where it runs; null for the server's own
   * @return the description
   */
  public CompletableFuture<AgentInstance> describeAgentInstance(
      String userId, String instanceId, @Nullable String region) {
    ObjectNode body = object().put("user_id", userId).put("ai_agent_instance_id", instanceId);
    Bodies.putIfSet(body, "region", region);
    return call("describeAIAgentInstance", body, AgentInstance::read);
  }

  /**
   * Describes an agent of the console (describeAIAgent).
   *
   * @param userId who asks
   * @param agentId the agent
   * @param region where it runs; null for the server's own
   * @return the description
   */
  public CompletableFuture<AgentDescription> describeAgent(
      String userId, String agentId, @Nullable String region) {
    ObjectNode body = object().put("user_id", userId).put("ai_agent_id", agentId);
    Bodies.putIfSet(body, "region", region);
    return call("describeAIAgent", body, AgentDescription::read);
  }

  private <T> CompletableFuture<T> call(
      String name, ObjectNode body, Function<HttpAnswer, T> read) {
    String authorization;
    try {
      authorization = config.authorization();
    } catch (RuntimeException e) {
      // The application's own code; its message may hold the secret, so only its class is named.
      return JsonPost.failed(
          ARTCAICallErrorCode.InvalidParames,
          "the authorization supplier failed: " + e.getClass().getSimpleName());
    }
    return post.send(
        HttpShareAgentClient.under(base, PATH + name),
        JavaScriptJson.write(body),
        authorization,
        answer -> read.apply(AnswerCheck.APP_SERVER.accept(answer)));
  }

  private static Boolean result(HttpAnswer answer) {
    return answer.body().path("result").asBoolean();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
