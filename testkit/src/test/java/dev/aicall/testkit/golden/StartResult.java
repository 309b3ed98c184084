package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The arguments of AIAgentResult(code, action, text) as wire.md §6.2 and Q23 read them.
 *
 * @param code the transport's code
 * @param isOurs whether it is about starting an agent
 * @param result the text, parsed
 * @param data the text inside, parsed; missing if there is none
 */
record StartResult(JsonNode code, boolean isOurs, JsonNode result, JsonNode data) {
  static StartResult of(JsonNode args) {
    JsonNode result = Json.parse(args.path(2).asText()).orElseGet(Json::object);
    JsonNode text = result.path("data");
    JsonNode data =
        text.isTextual()
            ? Json.parse(text.asText()).orElse(Json.object().path("none"))
            : Json.object().path("none");
    return new StartResult(
        args.path(0), args.path(1).asText().equals("GenerateAIAgentCall"), result, data);
  }

  boolean isStarted() {
    JsonNode answer = result.path("code");
    return isOurs
        && isZero()
        && answer.isTextual()
        && answer.asText().equals("200")
        && !Json.isAbsent(data);
  }

  /** Whether it says that the call does not come about. */
  boolean isFailure(boolean agentIsWanted) {
    return code.isNumber() && !isStarted() && (isOurs || (!isZero() && agentIsWanted));
  }

  private boolean isZero() {
    return code.isNumber() && code.asInt() == 0;
  }

  String agentUid(String otherwise) {
    String uid = data.path("AIAgentUserId").asText();
    return uid.isEmpty() ? otherwise : uid;
  }
}
