package dev.aicall.rtc.peer.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.domain.port.JoinRequest.AgentStart;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a join.
 *
 * @param sdp the offer; a secret, since it has the ICE password
 * @param agent the agent to start, or null
 */
public record JoinBody(String sdp, @Nullable AgentStart agent) {
  /**
   * Writes the JSON form.
   *
   * @return JSON text
   */
  public String toJson() {
    ObjectNode json = Json.object().put("sdp", sdp);
    if (agent != null) {
      json.putObject("agent")
          .put("agentId", agent.agentId())
          .put("region", agent.region())
          .put("action", agent.action())
          .put("params", agent.params());
    }
    return json.toString();
  }

  /**
   * Reads the JSON form.
   *
   * @param text what came
   * @return the body, empty if the text is none
   */
  public static Optional<JoinBody> parse(String text) {
    try {
      JsonNode json = Json.read(text);
      if (!json.path("sdp").isTextual()) {
        return Optional.empty();
      }
      JsonNode agent = json.path("agent");
      return Optional.of(
          new JoinBody(
              json.path("sdp").textValue(),
              agent.isObject()
                  ? new AgentStart(
                      agent.path("agentId").asText(""),
                      agent.path("region").asText(""),
                      agent.path("action").asText(""),
                      agent.path("params").asText(""))
                  : null));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "JoinBody[agent=" + (agent == null ? "none" : agent.agentId()) + "]";
  }
}
