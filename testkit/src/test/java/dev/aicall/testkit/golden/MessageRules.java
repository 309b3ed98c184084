package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.testkit.golden.Rule.Case;
import java.util.List;
import java.util.function.Predicate;

/** Rules about messages of the agent. */
final class MessageRules {
  private MessageRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            "message-not-yet",
            "Q15; Q16; house-style.md §4, R4",
            "messages count before a call and after a failed join, and from an undefined or, until"
                + " the agent is known, empty uid",
            "without a session or a sender no message can arrive; until the agent is known they"
                + " are held",
            c ->
                c.golden().isMessage()
                    && (!c.situation().isActive()
                        || c.situation().isAgentUnknown()
                        || !c.golden().get("from").isTextual()),
            (c, facts) -> Instead.nothingHappens(facts)),
        table(
            "push-to-talk-adopted",
            "wire.md §2.1, 1007",
            "1007 is always told and changes nothing",
            "a mode that differs is adopted, with microphone and camera, and told; else nothing",
            message -> AgentMessageTable.isOneOf(message, 1007)),
        table(
            "absent-data",
            "wire.md §1; Q11",
            "without data most messages are ignored, some are told with undefined",
            "absent data is an empty object: what then lacks a needed field is ignored",
            AgentMessageTable::isDataAbsent),
        table(
            "data-no-object",
            "docs/deviations.md, evidence 3",
            "data that is a text, number, list or boolean is told with undefined members",
            "data must be an object, else the message is ignored",
            message -> !AgentMessageTable.isDataAbsent(message) && !hasObject(message)),
        table(
            "takeover-mode",
            "wire.md §2.1, 1012",
            "any takeover mode is told as it is",
            "only the number 0 is the agent's voice, everything else is mode 1",
            message ->
                AgentMessageTable.isOneOf(message, 1012)
                    && message.path("data").path("takeoverUid").isTextual()
                    && !isFrom(message.path("data").path("takeoverMode"), 0, 1)),
        table(
            "voiceprint-strict",
            "Q10; README, where we differ",
            "the voiceprint test is a loose comparison: \"3\", null, [3] and 2.5 pass",
            "only the integers 0 to 5 are a result, everything else is Unknown (100)",
            message ->
                AgentMessageTable.isOneOf(message, 1003)
                    && !Json.isInt(message.path("data").path("voiceprint"))
                    && message.path("data").path("text").isTextual()),
        table(
            "interrupt-reason",
            "wire.md §2.1, 1016",
            "any reason is told as it is",
            "a reason that is not 0 to 5 is unknown (0)",
            message ->
                AgentMessageTable.isOneOf(message, 1016)
                    && !isFrom(message.path("data").path("reason"), 0, 5)),
        table(
            "custom-message",
            "api.md §2 row 10",
            "any JSON value is told; a text that is no JSON is dropped",
            "the callback has a map: null for what is no JSON object (iOS)",
            message ->
                AgentMessageTable.isOneOf(message, 1011)
                    && !holdsObject(message.path("data").path("message"))),
        table(
            "missing-field",
            "Q10; Q11; wire.md §2.1",
            "missing fields are told as undefined",
            "a missing field has its default, a message without a needed one is ignored",
            message -> hasObject(message) && AgentMessageTable.misses(message)),
        table(
            "loose-field",
            "wire.md §2.1; README, receiving",
            "fields of a wrong type or range are told as they are",
            "a message with a field of a wrong type, or a state that is none, is ignored",
            message -> hasObject(message) && AgentMessageTable.isOdd(message)));
  }

  private static boolean isFrom(JsonNode value, int min, int max) {
    return Json.isInt(value) && value.doubleValue() >= min && value.doubleValue() <= max;
  }

  private static boolean holdsObject(JsonNode text) {
    return text.isTextual() && Json.parse(text.asText()).filter(JsonNode::isObject).isPresent();
  }

  private static boolean hasObject(JsonNode message) {
    return message.path("data").isObject();
  }

  /** A rule about messages that reach us from the agent; what happens instead is in the table. */
  private static Rule table(
      String id, String citation, String recorded, String ours, Predicate<JsonNode> message) {
    return new Rule(
        id,
        citation,
        recorded,
        ours,
        c -> arrives(c) && message.test(c.golden().get("message")),
        (c, facts) -> instead(c, facts));
  }

  /** Whether the message reaches us from the agent, and we know its type. */
  static boolean arrives(Case c) {
    return c.golden().isMessage()
        && c.situation().isActive()
        && !c.situation().isAgentUnknown()
        && isFromAgent(c)
        && AgentMessageTable.isKnown(c.golden().get("message"));
  }

  private static boolean isFromAgent(Case c) {
    String agentUid = c.situation().agentUid();
    JsonNode from = c.golden().get("from");
    return from.isTextual() && (agentUid.isEmpty() || from.asText().equals(agentUid));
  }

  private static void instead(Case c, ObjectNode facts) {
    AgentMessageTable.instead(c.golden().get("message"), c.situation(), facts);
  }
}
