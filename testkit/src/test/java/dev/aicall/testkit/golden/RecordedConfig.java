package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a line of config.jsonl recorded. */
final class RecordedConfig {
  private RecordedConfig() {}

  static Recorded of(GoldenCase golden) {
    return golden.kind().equals("join") ? join(golden) : json(golden);
  }

  private static Recorded json(GoldenCase golden) {
    ObjectNode facts = Json.object();
    if (golden.get("threw").isObject()) {
      return new Recorded(facts.put(Facts.JSON, Facts.REFUSED), List.of());
    }
    String text = golden.get("jsonText").asText();
    facts.set(Facts.JSON, parsed(text));
    if (golden.line().has("sessionId")) {
      facts.set(Facts.RESULT, golden.get("sessionId"));
    }
    JsonNode roundTrip = golden.get("roundTrip");
    if (roundTrip.isObject()) {
      facts.set(
          Facts.ROUND_TRIP,
          roundTrip.path("same").asBoolean()
              ? parsed(text)
              : parsed(roundTrip.path("jsonText").asText()));
    }
    return new Recorded(facts, List.of(text));
  }

  private static JsonNode parsed(String text) {
    return Json.parse(text).orElseGet(() -> Json.node("no JSON"));
  }

  private static Recorded join(GoldenCase golden) {
    ObjectNode facts = Json.object();
    facts.put(Facts.RETURNED, true);
    JsonNode join = golden.get("joinAIChannel");
    if (join.isArray()) {
      ObjectNode request = facts.putObject(Facts.REQUEST);
      request.set("token", join.path(0));
      request.set("userName", join.path(1).path("userName"));
      request.setAll((ObjectNode) join.path(2));
      if (!golden.get("paramsText").equals(request.path("params"))) {
        request.set("otherParamsText", golden.get("paramsText"));
      }
    }
    Recorded.happenings(facts, golden);
    JsonNode preInitType = golden.setup().path("preInitType");
    if (preInitType.isNumber()) {
      Recorded.openDevices(facts, preInitType.asInt());
    }
    JsonNode text = golden.get("paramsText");
    return new Recorded(facts, text.isTextual() ? List.of(text.textValue()) : List.of());
  }
}
