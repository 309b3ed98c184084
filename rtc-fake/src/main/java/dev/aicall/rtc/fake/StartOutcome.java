package dev.aicall.rtc.fake;

import dev.aicall.domain.protocol.AgentStartResult;

/** How the service answers the wish to start an agent. */
public enum StartOutcome {
  /** The agent was started and comes. */
  STARTED(0, AgentStartResult.ACTION, ""),

  /** The customer's quota is used up; no agent comes. */
  SUBSCRIPTION_REQUIRED(
      0,
      AgentStartResult.ACTION,
      failure(AgentStartResult.CODE_SUBSCRIPTION_REQUIRED, "quota used up")),

  /** There is no such agent. */
  NOT_FOUND(
      0, AgentStartResult.ACTION, failure(AgentStartResult.CODE_AGENT_NOT_FOUND, "no such agent")),

  /** The service failed for another reason. */
  FAILED(0, AgentStartResult.ACTION, failure("InternalError", "try again")),

  /** The transport itself could not pass the wish on: code 1. */
  NOT_PASSED_ON(1, AgentStartResult.ACTION, ""),

  /** The answer is no JSON. */
  BAD_JSON(0, AgentStartResult.ACTION, "{\"code\":"),

  /** The answer is about something else; the right one never comes. */
  OTHER_ACTION(0, "DescribeAIAgentCall", "{\"code\":\"200\"}"),

  /** No answer comes, and no agent. */
  NEVER(0, "", "");

  private final int code;
  private final String action;
  private final String result;

  StartOutcome(int code, String action, String result) {
    this.code = code;
    this.action = action;
    this.result = result;
  }

  private static String failure(String code, String message) {
    return AgentStartResult.Failed.resultText(code, message, "request-1");
  }

  /** The answer, or null where none comes or it has to be made for the call. */
  AgentScript.@org.jspecify.annotations.Nullable StartAnswer answer() {
    return this == STARTED || this == NEVER
        ? null
        : new AgentScript.StartAnswer(code, action, result);
  }
}
