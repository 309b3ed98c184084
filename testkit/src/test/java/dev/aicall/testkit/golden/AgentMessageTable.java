package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the agent's messages mean with us: wire.md §2.1 as a table, and what follows from it. */
final class AgentMessageTable {
  private static final Predicate<JsonNode> TEXT = JsonNode::isTextual;
  private static final Predicate<JsonNode> BOOL = JsonNode::isBoolean;
  private static final Predicate<JsonNode> INT = Json::isInt;
  private static final JsonNode NEEDED = Json.object().put("$", "needed");

  private static final Map<Integer, Integer> ERRORS =
      Map.of(4001, -10202, 4004, -10102, 4005, -10103, 4006, -10201);

  /** A field whose odd values have a meaning of their own does not refuse a message. */
  private record Field(
      String name, Predicate<JsonNode> fits, JsonNode absent, Optional<JsonNode> odd) {
    static Field needed(String name, Predicate<JsonNode> fits) {
      return new Field(name, fits, NEEDED, Optional.empty());
    }

    static Field or(String name, Predicate<JsonNode> fits, Object absent) {
      return new Field(name, fits, Json.node(absent), Optional.empty());
    }

    static Field lenient(String name, int min, int max, int odd) {
      return new Field(
          name, value -> isFrom(value, min, max), Json.node(odd), Optional.of(Json.node(odd)));
    }
  }

  private record Message(String callback, List<Field> fields) {}

  private static final Map<Integer, Message> MESSAGES =
      Map.ofEntries(
          message(1000, "onErrorOccurs", Field.needed("code", INT), Field.or("message", TEXT, "")),
          message(1001, "onAgentStateChanged", Field.needed("state", value -> isFrom(value, 1, 3))),
          message(
              1002,
              "onVoiceAgentSubtitleNotify",
              Field.needed("text", TEXT),
              Field.or("end", BOOL, true),
              Field.or("sentenceId", INT, 0)),
          message(
              1003,
              "onUserSubtitleNotify",
              Field.needed("text", TEXT),
              Field.or("end", BOOL, true),
              Field.or("sentenceId", INT, 0),
              Field.lenient("voiceprint", 0, 5, 100)),
          message(1004, "onVoiceInterrupted", Field.needed("enable", BOOL)),
          message(1005, "onVoiceIdChanged", Field.needed("voiceId", TEXT)),
          message(1006, "onNewRTCToken", Field.needed("token", TEXT)),
          message(1007, "onPushToTalk", Field.needed("enable", BOOL)),
          message(
              1010, "onAgentWillLeave", Field.or("reason", INT, 0), Field.or("message", TEXT, "")),
          message(1011, "onReceivedAgentCustomMessage", Field.needed("message", TEXT)),
          message(
              1012,
              "onHumanTakeoverWillStart",
              Field.needed("takeoverUid", TEXT),
              Field.lenient("takeoverMode", 0, 0, 1)),
          message(1013, "onHumanTakeoverConnected", Field.needed("takeoverUid", TEXT)),
          message(
              1014,
              "onAgentEmotionNotify",
              Field.needed("emotion", TEXT),
              Field.or("sentenceId", INT, 0)),
          message(1015, "onVisionCustomCapture", Field.needed("enable", BOOL)),
          message(1016, "onSpeakingInterrupted", Field.lenient("reason", 0, 5, 0)),
          message(
              1017,
              "onLLMReplyCompleted",
              Field.needed("text", TEXT),
              Field.or("sentenceId", INT, 0)),
          message(1018, "onReceivedAgentVcrResult"));

  private AgentMessageTable() {}

  private static Map.Entry<Integer, Message> message(int type, String callback, Field... fields) {
    return Map.entry(type, new Message(callback, List.of(fields)));
  }

  private static boolean isFrom(JsonNode value, int min, int max) {
    return Json.isInt(value) && value.doubleValue() >= min && value.doubleValue() <= max;
  }

  static boolean isKnown(JsonNode message) {
    return message.path("type").isNumber() && MESSAGES.containsKey(type(message));
  }

  static int type(JsonNode message) {
    double type = message.path("type").doubleValue();
    return type == (int) type ? (int) type : 0;
  }

  static boolean isDataAbsent(JsonNode message) {
    return Json.isAbsent(message.path("data"));
  }

  /** Whether a field is missing or null. */
  static boolean misses(JsonNode message) {
    JsonNode data = message.path("data");
    return MESSAGES.get(type(message)).fields().stream()
        .anyMatch(field -> Json.isAbsent(data.path(field.name())));
  }

  /** Whether a field is there and is not what the protocol says. */
  static boolean isOdd(JsonNode message) {
    JsonNode data = message.path("data");
    return MESSAGES.get(type(message)).fields().stream()
        .anyMatch(
            field ->
                !Json.isAbsent(data.path(field.name()))
                    && !field.fits().test(data.path(field.name())));
  }

  /** What the message leads to with us, in place of everything that was recorded. */
  static void instead(JsonNode message, Situation situation, ObjectNode facts) {
    Instead.nothingHappens(facts);
    int type = type(message);
    JsonNode data = data(message);
    if (data.isObject()) {
      arguments(type, data).ifPresent(args -> tell(type, args, data, situation, facts));
    }
  }

  /** The data with what stands for something else: absent data, and the token's older name. */
  private static JsonNode data(JsonNode message) {
    JsonNode data = isDataAbsent(message) ? Json.object() : message.path("data");
    JsonNode olderToken = data.path("rtc_auth_token");
    if (type(message) == 1006 && Json.isAbsent(data.path("token")) && !olderToken.isMissingNode()) {
      return Json.object().set("token", olderToken);
    }
    return data;
  }

  private static Optional<ArrayNode> arguments(int type, JsonNode data) {
    ArrayNode arguments = Json.array();
    for (Field field : MESSAGES.get(type).fields()) {
      JsonNode value = data.path(field.name());
      boolean isAbsent = Json.isAbsent(value);
      JsonNode argument =
          isAbsent ? field.absent() : field.fits().test(value) ? value : field.odd().orElse(NEEDED);
      if (argument.equals(NEEDED)) {
        return Optional.empty();
      }
      arguments.add(argument);
    }
    return Optional.of(arguments);
  }

  private static void tell(
      int type, ArrayNode args, JsonNode data, Situation situation, ObjectNode facts) {
    String callback = MESSAGES.get(type).callback();
    switch (type) {
      case 1000 -> {
        Integer code = ERRORS.get(args.path(0).asInt());
        if (code != null) {
          Instead.addCallback(facts, callback, code);
        }
      }
      case 1003 -> {
        add(facts, callback, Json.array(args.get(0), args.get(1), args.get(2)));
        add(facts, callback, args);
      }
      case 1006 -> {
        Instead.addCommand(facts, "refreshToken " + args.get(0).asText());
        add(facts, callback, args);
      }
      case 1007 -> adopt(args.get(0).asBoolean(), situation, facts);
      case 1011 -> Instead.addCallback(facts, callback, customMessage(args.path(0)));
      case 1012 -> {
        if (args.get(1).asInt() == 0) {
          Instead.addCommand(facts, "subscribeAudio " + args.get(0).asText() + " false");
        }
        add(facts, callback, args);
      }
      case 1018 -> Instead.addCallback(facts, callback, data);
      default -> add(facts, callback, args);
    }
  }

  private static void add(ObjectNode facts, String callback, ArrayNode args) {
    ((ArrayNode) facts.get(Facts.CALLBACKS)).add(Json.array(callback).addAll(args));
  }

  /** A mode that differs from ours is adopted, with microphone and camera (wire.md §2.1). */
  private static void adopt(boolean enable, Situation situation, ObjectNode facts) {
    PushToTalkModel mode = situation.pushToTalk();
    if (mode.isOn() == enable) {
      return;
    }
    ArrayNode commands = (ArrayNode) facts.get(Facts.COMMANDS);
    if (enable) {
      mode.release(situation, commands);
    } else {
      mode.press(situation, commands, situation.isMicrophoneMuted());
    }
    Instead.addCallback(facts, "onPushToTalk", enable);
  }

  /** The JSON object in the text, else null. */
  private static JsonNode customMessage(JsonNode message) {
    JsonNode inside = Json.parse(message.asText()).orElse(Json.node(null));
    return inside.isObject() ? inside : Json.node(null);
  }

  static boolean isOneOf(JsonNode message, Integer... types) {
    return isKnown(message) && Set.of(types).contains(type(message));
  }
}
