package dev.aicall.domain.port;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.model.ARTCAICallAgentType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything an RTC stack needs to join.
 *
 * @param userId who joins
 * @param token names channel and user, opaque; a secret
 * @param agentStart the agent to start with the join, or null to join one that runs
 * @param agentType tells which media are needed
 * @param audio sound settings
 * @param video camera settings
 * @param taps what stands in for devices
 * @param reconnect when to try again after the link was lost
 * @param deadline how long the join may take
 */
public record JoinRequest(
    String userId,
    String token,
    @Nullable AgentStart agentStart,
    ARTCAICallAgentType agentType,
    ARTCAICallAudioConfig audio,
    ARTCAICallVideoConfig video,
    MediaTaps taps,
    ReconnectSchedule reconnect,
    Duration deadline) {

  /**
   * The wish to start an agent; passed on as it is.
   *
   * @param agentId which agent
   * @param region where
   * @param action what the service shall do
   * @param params its parameters, opaque text
   */
  public record AgentStart(String agentId, String region, String action, String params) {}

  @Override
  public String toString() {
    return "JoinRequest[userId=" + userId + ", token=***, agentType=" + agentType + "]";
  }
}
