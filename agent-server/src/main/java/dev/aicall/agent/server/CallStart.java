package dev.aicall.agent.server;

import dev.aicall.agent.server.agent.AgentProfile;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.domain.protocol.RtcTokenPolicy;
import dev.aicall.domain.protocol.StartParams;
import java.time.Duration;

/**
 * How an agent was started: what is fixed for the whole call.
 *
 * @param requestId of the request that started it
 * @param instanceId names this run of the agent
 * @param channelId where it runs
 * @param callerUid whom it is for
 * @param agentId which agent
 * @param profile what it is
 * @param params how the caller wants it
 * @param paramsText the same as it came
 * @param byJoin whether a join started it, rather than the app-server API
 * @param agentUid its user id in the channel
 * @param avatarUid its picture's user id; the agent's own if it has none
 */
record CallStart(
    String requestId,
    String instanceId,
    String channelId,
    String callerUid,
    String agentId,
    AgentProfile profile,
    StartParams params,
    String paramsText,
    boolean byJoin,
    String agentUid,
    String avatarUid) {
  private static final int LOGGED_CHARS = 8;

  /** Adds the ids: the agent's as wished for if it can be one, else made up. */
  static CallStart of(
      String requestId,
      String channelId,
      String callerUid,
      String agentId,
      AgentProfile profile,
      String paramsText,
      boolean byJoin) {
    StartParams params = StartParams.read(paramsText);
    String wished = params.agentUserId();
    String agentUid =
        wished != null
                && !wished.equals(callerUid)
                && RtcTokenPolicy.PLAIN_USER_IDS.matcher(wished).matches()
            ? wished
            : "agent-" + RandomIds.suffix();
    return new CallStart(
        requestId,
        RandomIds.secret(),
        channelId,
        callerUid,
        agentId,
        profile,
        params,
        paramsText,
        byJoin,
        agentUid,
        profile.type().hasAgentVideo() ? "avatar-" + RandomIds.suffix() : agentUid);
  }

  /** How long a caller may take to come to an agent that the API started. */
  Duration onlineTimeout() {
    return seconds(
        params.agentConfig().getUserOnlineTimeout(),
        ARTCAICallAgentConfig.DEFAULT_USER_ONLINE_TIMEOUT);
  }

  /** How long the agent waits for a caller who is lost. */
  Duration offlineTimeout() {
    return seconds(
        params.agentConfig().getUserOfflineTimeout(),
        ARTCAICallAgentConfig.DEFAULT_USER_OFFLINE_TIMEOUT);
  }

  private static Duration seconds(int value, int defaultValue) {
    return Duration.ofSeconds(value < 0 ? defaultValue : value);
  }

  /** The call in a log line. */
  String call() {
    return instanceId.substring(0, LOGGED_CHARS);
  }

  /** The channel in a log line. */
  String channel() {
    return channelId.substring(0, LOGGED_CHARS);
  }
}
