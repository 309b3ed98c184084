package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What a line of share.jsonl recorded. */
final class RecordedShare {
  private RecordedShare() {}

  static Recorded of(GoldenCase golden) {
    ObjectNode facts = Json.object();
    List<String> texts = new ArrayList<>();
    JsonNode threw = golden.get("threw").path("$error");
    if (threw.isObject()) {
      facts.set(Facts.ERROR, error(golden, threw));
    } else {
      facts.set(Facts.RESULT, golden.kind().equals("parse") ? link(golden) : result(golden));
    }
    if (golden.kind().equals("generate")) {
      request(golden, facts, texts);
    }
    return new Recorded(facts, texts);
  }

  /** A link that cannot be read is only refused; what starting an agent fails with is compared. */
  private static JsonNode error(GoldenCase golden, JsonNode threw) {
    if (golden.kind().equals("parse")) {
      return Json.node(Facts.REFUSED);
    }
    boolean isOwn = threw.path("class").asText().equals("AICallAgentError");
    ObjectNode error = Json.object();
    error.set("code", isOwn ? threw.path("code") : Json.node(threw.path("class").asText()));
    // What is refused here has a text for people; what the server said is passed on.
    if (golden.get("request").isObject()) {
      error.set("message", threw.path("message"));
    }
    return error;
  }

  private static JsonNode link(GoldenCase golden) {
    ObjectNode link = Json.object();
    for (String member :
        new String[] {"shareId", "agentType", "templateConfig", "region", "userData"}) {
      JsonNode value = golden.get("result").path(member);
      if (!Json.isAbsent(value)) {
        link.set(member, value);
      }
    }
    link.set("expireTimeMillis", golden.get("expireTimeMillis"));
    return link;
  }

  private static JsonNode result(GoldenCase golden) {
    JsonNode result = golden.get("result").deepCopy();
    if (golden.kind().equals("errorClass")) {
      return Json.object()
          .<ObjectNode>set("message", result.path("message"))
          .set("code", result.path("code"));
    }
    if (golden.kind().equals("generate")) {
      // Ids that are not known are empty with us.
      for (String id : new String[] {"instanceId", "channelId"}) {
        ((ObjectNode) result).set(id, Json.node(result.path(id).asText("")));
      }
    }
    return result;
  }

  private static void request(GoldenCase golden, ObjectNode facts, List<String> texts) {
    JsonNode request = golden.get("request");
    if (!request.isObject()) {
      return;
    }
    String body = request.path("bodyText").asText();
    texts.add(body);
    facts.set(
        Facts.REQUEST,
        Json.object()
            .put("method", request.path("method").asText())
            .put("path", request.path("urlPath").asText())
            .put("contentType", request.path("headers").path("Content-Type").asText())
            .<ObjectNode>set("body", Json.parse(body).orElseGet(Json::object)));
  }
}
