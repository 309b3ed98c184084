package dev.aicall.api;

import dev.aicall.api.model.ARTCAICallAgentInfo;

/**
 * A shared agent that has been started and waits to be joined with {@code call[1/2]}.
 *
 * @param agentInfo the started agent
 * @param token RTC token to join with; a secret
 * @param requestId the server's request id, {@code "unknow"} if it sent none
 */
public record ShareCall(ARTCAICallAgentInfo agentInfo, String token, String requestId) {
  @Override
  public String toString() {
    return "ShareCall[agentInfo=" + agentInfo + ", token=***, requestId=" + requestId + "]";
  }
}
