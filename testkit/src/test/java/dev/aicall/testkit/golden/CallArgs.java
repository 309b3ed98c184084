package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aicall.api.model.ARTCAICallAgentInfo;
import dev.aicall.api.model.ARTCAICallAgentType;

/**
 * The arguments of the peer's call(userId, agentInfo, agentTypeOrConfig, config). Recordings that
 * leave out user and agent mean the usual ones.
 *
 * @param userId who calls
 * @param agent the agent, with its type if one is said anywhere
 * @param config the engine-level config
 * @param saysType whether any argument says the agent's type
 */
record CallArgs(JsonNode userId, ARTCAICallAgentInfo agent, JsonNode config, boolean saysType) {
  private static final String USUAL_AGENT =
      """
      {"channelId":"ch-1","rtcToken":"rtc-token-1","instanceId":"inst-1",
       "userId":"agent-1","reqId":"req-1"}""";

  private static JsonNode usualAgent() {
    return Json.parse(USUAL_AGENT).orElseThrow();
  }

  static CallArgs of(JsonNode args) {
    JsonNode userId = args.has("userId") ? args.get("userId") : Json.node("user-1");
    JsonNode given = args.has("agentInfo") ? args.get("agentInfo") : usualAgent();
    JsonNode info = given.isObject() && !Json.isSpecial(given) ? given : Json.object();
    JsonNode third = args.path("agentTypeOrConfig");
    JsonNode type =
        third.isNumber()
            ? third
            : args.has("agentType") ? args.get("agentType") : info.path("agentType");
    JsonNode config = (third.isObject() && !Json.isSpecial(third)) ? third : args.path("config");
    ARTCAICallAgentInfo agent = ARTCAICallAgentInfo.fromMap(Args.map(info));
    if (type.isNumber()) {
      agent = agent.toBuilder().agentType(ARTCAICallAgentType.fromValue(type.asInt())).build();
    }
    return new CallArgs(userId, agent, config, type.isNumber());
  }
}
