package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a line recorded, in our words: what is compared, and the texts that were written. */
record Recorded(ObjectNode facts, List<String> texts) {
  /** Methods that return nothing with the peer, or whose value only tells that they ended. */
  private static final Set<String> VOID =
      Set.of(
          "mute",
          "handup",
          "destroy",
          "setLocalView",
          "setAgentView",
          "startPreview",
          "stopPreview",
          "updateToken",
          "switchMicrophone");

  static Recorded of(GoldenCase golden) {
    return switch (golden.file()) {
      case OUTBOUND -> outbound(golden);
      case INBOUND -> inbound(golden);
      case CONFIG -> RecordedConfig.of(golden);
      case SHARE -> RecordedShare.of(golden);
    };
  }

  private static Recorded outbound(GoldenCase golden) {
    ObjectNode facts = Json.object();
    boolean isTransportEvent = !golden.event().isEmpty();
    if (!isTransportEvent && !VOID.contains(golden.api())) {
      facts.set(Facts.RETURNED, returned(golden));
    }
    List<String> texts = new ArrayList<>();
    ArrayNode wire = facts.putArray(Facts.WIRE);
    JsonNode text = golden.get("wireText");
    if (text.isTextual()) {
      texts.add(text.textValue());
      wire.add(sameTwice(golden.get("wire"), text.textValue()));
    }
    happenings(facts, golden);
    return new Recorded(facts, texts);
  }

  /** The message stands in the line as text and parsed; both must say the same. */
  private static JsonNode sameTwice(JsonNode parsed, String text) {
    JsonNode read = Json.parse(text).orElseGet(() -> Json.node("no JSON"));
    return SameJson.same(parsed, read) ? read : Json.array(parsed, read);
  }

  private static JsonNode returned(GoldenCase golden) {
    JsonNode threw = golden.get("threw").path("$error");
    if (threw.isObject()) {
      return Json.node("threw " + threw.path("code").asText(threw.path("class").asText()));
    }
    JsonNode value = golden.get("returned");
    boolean isPromise = golden.api().equals("call") || golden.api().equals("init");
    return (isPromise && Json.isUndefined(value)) ? Json.node("done") : value;
  }

  private static Recorded inbound(GoldenCase golden) {
    ObjectNode facts = Json.object();
    JsonNode threw = golden.get("threw");
    if (threw.isObject()) {
      facts.set(Facts.ERROR, threw);
    }
    facts.putArray(Facts.WIRE);
    happenings(facts, golden);
    return new Recorded(facts, List.of());
  }

  static void happenings(ObjectNode facts, GoldenCase golden) {
    ArrayNode commands = facts.putArray(Facts.COMMANDS);
    for (JsonNode call : golden.get("rtcCalls")) {
      CommandMap.command(call).ifPresent(commands::add);
    }
    facts.set(Facts.CALLBACKS, CallbackMap.callbacks(golden.get("events")));
  }
}
