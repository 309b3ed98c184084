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
    if (hasReturned(golden)) {
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
    whatBelongsToIt(facts, golden);
    return new Recorded(facts, texts);
  }

  /**
   * What other recordings say belongs to this one: the agent's confirmation of a push-to-talk mode,
   * which CallPlayer plays; and, since with us devices open with the call, the call after an init,
   * and what init did before a call.
   */
  private static void whatBelongsToIt(ObjectNode facts, GoldenCase golden) {
    JsonNode enable = golden.get("wire").path("data").path("enable");
    if (golden.api().equals("enablePushToTalk") && enable.isBoolean()) {
      Instead.addCallback(facts, "onPushToTalk", enable);
    }
    if (golden.api().equals("init") && golden.get("threw").isMissingNode()) {
      Instead.addCommand(facts, "join " + CallArgs.of(golden.args()).agent().getRtcToken());
    }
    boolean isAfterInit = golden.setup().path("via").asText().equals("init");
    if (golden.api().equals("call") && isAfterInit) {
      openDevices(facts, golden.setup().path("agentType").asInt());
    }
  }

  /** Puts what an init of that agent type does before the recorded commands. */
  static void openDevices(ObjectNode facts, int agentType) {
    ArrayNode commands = Json.array();
    if (agentType == 2 || agentType == 3) {
      commands.add("captureCamera true");
    }
    commands.add("captureMicrophone true");
    facts.set(Facts.COMMANDS, commands.addAll((ArrayNode) facts.get(Facts.COMMANDS)));
  }

  /** Whether the method returns something that is compared. */
  static boolean hasReturned(GoldenCase golden) {
    return golden.file() == GoldenFile.OUTBOUND
        && golden.event().isEmpty()
        && !VOID.contains(golden.api());
  }

  /** The message stands in the line as text and parsed; both must say the same. */
  private static JsonNode sameTwice(JsonNode parsed, String text) {
    JsonNode read = Json.parse(text).orElseGet(() -> Json.node("no JSON"));
    return SameJson.same(parsed, read) ? read : Json.array(parsed, read);
  }

  private static JsonNode returned(GoldenCase golden) {
    JsonNode threw = golden.get("threw").path("$error");
    if (threw.isObject()) {
      // A type error comes before anything is done, which is what false means.
      boolean isTypeError = threw.path("class").asText().equals("TypeError");
      return isTypeError
          ? Json.node(false)
          : Json.node("threw " + threw.path("code").asText(threw.path("class").asText()));
    }
    JsonNode value = golden.get("returned");
    if (!Json.isUndefined(value)) {
      return value;
    }
    // A promise that holds nothing is done; a boolean method that answers nothing answers false.
    boolean isPromise = golden.api().equals("call") || golden.api().equals("init");
    return isPromise ? Json.node("done") : Json.node(false);
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
