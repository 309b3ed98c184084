package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;

/** Small changes of recorded facts, which rules are made of. */
final class Instead {
  private Instead() {}

  static void nothingHappens(ObjectNode facts) {
    facts.putArray(Facts.WIRE);
    facts.putArray(Facts.COMMANDS);
    facts.putArray(Facts.CALLBACKS);
  }

  /** Nothing happens, and a method that answers answers false. */
  static void isNotDone(GoldenCase golden, ObjectNode facts) {
    nothingHappens(facts);
    if (Recorded.hasReturned(golden)) {
      returns(facts, false);
    }
  }

  static void returns(ObjectNode facts, Object value) {
    facts.set(Facts.RETURNED, Json.node(value));
  }

  static void refuses(ObjectNode facts, Object value) {
    nothingHappens(facts);
    returns(facts, value);
  }

  static void commands(ObjectNode facts, Object... commands) {
    facts.set(Facts.COMMANDS, Json.array(commands));
  }

  static void addCommand(ObjectNode facts, String command) {
    ((ArrayNode) facts.get(Facts.COMMANDS)).add(command);
  }

  static void callbacks(ObjectNode facts, ArrayNode... callbacks) {
    facts.set(Facts.CALLBACKS, Json.array((Object[]) callbacks));
  }

  static void addCallback(ObjectNode facts, Object... callback) {
    ((ArrayNode) facts.get(Facts.CALLBACKS)).add(Json.array(callback));
  }

  static void dropCommands(ObjectNode facts, Predicate<String> dropped) {
    facts.set(Facts.COMMANDS, without(facts.get(Facts.COMMANDS), dropped));
  }

  private static ArrayNode without(JsonNode list, Predicate<String> dropped) {
    ArrayNode kept = Json.array();
    for (JsonNode entry : list) {
      String name = entry.isArray() ? entry.path(0).asText() : entry.asText();
      if (!dropped.test(name)) {
        kept.add(entry);
      }
    }
    return kept;
  }
}
