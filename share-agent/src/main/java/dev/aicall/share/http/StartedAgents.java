package dev.aicall.share.http;

import dev.aicall.api.ShareCall;
import dev.aicall.api.model.ARTCAICallAgentInfo;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.protocol.RtcTokenTarget;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers that name a started agent. Without a token nobody can join, and without the agent's user
 * id its messages cannot be told from others': both are required. A channel that is not named is
 * taken from the token.
 */
final class StartedAgents {
  private StartedAgents() {}

  static ShareCall read(HttpAnswer answer, ARTCAICallAgentType agentType, @Nullable String region) {
    String token = AnswerCheck.required(answer, "rtc_auth_token");
    String requestId = answer.requestId();
    ARTCAICallAgentInfo agent =
        ARTCAICallAgentInfo.builder()
            .agentType(agentType)
            .uid(AnswerCheck.required(answer, "ai_agent_user_id"))
            .channelId(channelId(answer, token))
            .instanceId(orEmpty(answer.text("ai_agent_instance_id")))
            .agentId(answer.text("ai_agent_id"))
            .region(region)
            .requestId(requestId)
            .rtcToken(token)
            .build();
    return new ShareCall(agent, token, requestId);
  }

  /** The channel as the answer names it, else as its token does, else empty. */
  static String channelId(HttpAnswer answer, String token) {
    return Optional.ofNullable(answer.text("channel_id"))
        .or(() -> RtcTokenTarget.of(token).map(RtcTokenTarget::channelId))
        .orElse("");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
