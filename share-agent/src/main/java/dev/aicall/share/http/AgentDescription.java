package dev.aicall.share.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.api.error.CallError;
import dev.aicall.domain.port.ShareAgentException;
import java.util.ArrayList;
import java.util.List;

/**
 * An agent of the console.
 *
 * @param agent the whole description as JSON text
 * @param inboundPhoneNumbers numbers it can be phoned at, maybe none; unmodifiable
 * @param requestId the server's id of the request, {@code "unknow"} if it sent none
 */
public record AgentDescription(String agent, List<String> inboundPhoneNumbers, String requestId) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Copies the list.
   *
   * @param agent the whole description
   * @param inboundPhoneNumbers the numbers
   * @param requestId the server's id of the request
   */
  public AgentDescription {
    inboundPhoneNumbers = List.copyOf(inboundPhoneNumbers);
  }

  static AgentDescription read(HttpAnswer answer) {
    String agent = AnswerCheck.required(answer, "ai_agent");
    List<String> numbers = new ArrayList<>();
    for (JsonNode number : parse(agent, answer).path("InboundPhoneNumbers")) {
      if (number.isTextual()) {
        numbers.add(number.textValue());
      }
    }
    return new AgentDescription(agent, numbers, answer.requestId());
  }

  private static JsonNode parse(String agent, HttpAnswer answer) {
    try {
      return JSON.readTree(agent);
    } catch (JsonProcessingException notJson) {
      throw new ShareAgentException(CallError.of("ai_agent is not JSON"), answer.requestId());
    }
  }
}
