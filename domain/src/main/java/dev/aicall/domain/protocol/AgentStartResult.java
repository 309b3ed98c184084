package dev.aicall.domain.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the transport tells of starting an agent with the join: the AIAgentResult event (wire.md
 * §6.2).
 */
public sealed interface AgentStartResult {
  /** The action that starts an agent. */
  String ACTION = "GenerateAIAgentCall";

  /** The call could not begin, for a reason without a number of its own. */
  int BEGIN_CALL_FAILED = -10000;

  /** The service is not subscribed to. */
  int SUBSCRIPTION_REQUIRED = -10203;

  /** There is no such agent. */
  int AGENT_NOT_FOUND = -10204;

  /** The result's code for {@link #SUBSCRIPTION_REQUIRED}. */
  String CODE_SUBSCRIPTION_REQUIRED = "Forbidden.SubscriptionRequired";

  /** The result's code for {@link #AGENT_NOT_FOUND}. */
  String CODE_AGENT_NOT_FOUND = "AgentNotFound";

  /**
   * The agent was started. Ids that did not come, or came empty, are null.
   *
   * @param requestId the request's id
   * @param instanceId the agent's instance
   * @param channelId the channel it joins
   * @param agentUid its user id there
   */
  record Started(
      @Nullable String requestId,
      @Nullable String instanceId,
      @Nullable String channelId,
      @Nullable String agentUid)
      implements AgentStartResult {

    /**
     * Makes the result text that tells of it.
     *
     * @return JSON text
     */
    public String toResultText() {
      Map<String, Object> data = new LinkedHashMap<>();
      putIfPresent(data, "InstanceId", instanceId);
      putIfPresent(data, "ChannelId", channelId);
      putIfPresent(data, "AIAgentUserId", agentUid);
      Map<String, Object> result = new LinkedHashMap<>();
      putIfPresent(result, "requestId", requestId);
      result.put("code", "200");
      result.put("data", JsonBytes.textOf(data));
      return JsonBytes.textOf(result);
    }
  }

  /**
   * The agent was not started.
   *
   * @param error the ARTCAICall error number: one of the three above
   * @param resultText the result as it came, which is the error's message
   * @param requestId the request's id, or null if none came
   */
  record Failed(int error, String resultText, @Nullable String requestId)
      implements AgentStartResult {

    /**
     * Makes the result text that tells of a failure.
     *
     * @param code what failed, such as {@link AgentStartResult#CODE_AGENT_NOT_FOUND}
     * @param message for people, or null
     * @param requestId the request's id, or null
     * @return JSON text
     */
    public static String resultText(
        String code, @Nullable String message, @Nullable String requestId) {
      Map<String, Object> result = new LinkedHashMap<>();
      putIfPresent(result, "requestId", requestId);
      result.put("code", code);
      putIfPresent(result, "message", message);
      return JsonBytes.textOf(result);
    }
  }

  /** The event is about something else and changes nothing (Q23). */
  record Ignored() implements AgentStartResult {}

  /**
   * Reads the event. Never throws because of what it holds.
   *
   * @param code the transport's own code, 0 for success
   * @param action what was asked for
   * @param resultText what the server said, JSON text if all is well
   * @param alreadyStarted whether the agent is known to be there
   * @return what it means
   */
  static AgentStartResult parse(
      int code, String action, String resultText, boolean alreadyStarted) {
    boolean isOurs = action.equals(ACTION);
    if (!isOurs && (code == 0 || alreadyStarted)) {
      return new Ignored();
    }
    Map<?, ?> result = objectOrEmpty(JsonValues.parse(resultText));
    String requestId = textOrNull(result, "requestId");
    Object resultCode = result.get("code");
    Object data = result.get("data") instanceof String text ? JsonValues.parse(text) : null;
    if (code == 0 && isOurs && "200".equals(resultCode) && data != null) {
      // As with the web SDK, data that is no object but JSON starts an agent without ids.
      Map<?, ?> ids = objectOrEmpty(data);
      return new Started(
          requestId,
          textOrNull(ids, "InstanceId"),
          textOrNull(ids, "ChannelId"),
          textOrNull(ids, "AIAgentUserId"));
    }
    int error =
        CODE_SUBSCRIPTION_REQUIRED.equals(resultCode)
            ? SUBSCRIPTION_REQUIRED
            : CODE_AGENT_NOT_FOUND.equals(resultCode) ? AGENT_NOT_FOUND : BEGIN_CALL_FAILED;
    return new Failed(error, resultText, requestId);
  }

  private static Map<?, ?> objectOrEmpty(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static @Nullable String textOrNull(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text && !text.isEmpty() ? text : null;
  }

  private static void putIfPresent(Map<String, Object> map, String key, @Nullable String value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
