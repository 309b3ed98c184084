package dev.aicall.share.http;

import org.jspecify.annotations.Nullable;

/**
 * A started agent as the app server describes it. Servers differ in whether they give the agent
 * config or the template config.
 *
 * @param status what it is doing, in the service's words; null if not given
 * @param callLogUrl where the call's log is; null if not given
 * @param runtimeConfig JSON text; null if not given
 * @param agentConfig JSON text; null if not given
 * @param templateConfig JSON text; null if not given
 * @param userData what it was started with; null if not given
 * @param requestId the server's id of the request, {@code "unknow"} if it sent none
 */
public record AgentInstance(
    @Nullable String status,
    @Nullable String callLogUrl,
    @Nullable String runtimeConfig,
    @Nullable String agentConfig,
    @Nullable String templateConfig,
    @Nullable String userData,
    String requestId) {
  static AgentInstance read(HttpAnswer answer) {
    return new AgentInstance(
        answer.text("status"),
        answer.text("call_log_url"),
        answer.text("runtime_config"),
        answer.text("agent_config"),
        answer.text("template_config"),
        answer.text("user_data"),
        answer.requestId());
  }

  // The runtime config holds the agent's RTC token, the log's address may be signed.
  @Override
  public String toString() {
    return "AgentInstance[status=" + status + ", requestId=" + requestId + ", …]";
  }
}
