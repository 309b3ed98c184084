package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Recorded values as arguments of Java methods; what does not fit is {@link Inexpressible}. */
final class Args {
  private Args() {}

  static boolean bool(JsonNode value) {
    return expect(value.isBoolean(), value, "boolean").booleanValue();
  }

  static String text(JsonNode value) {
    return expect(value.isTextual(), value, "String").textValue();
  }

  static int integer(JsonNode value) {
    return (int) expect(Json.isInt(value), value, "int").doubleValue();
  }

  static double number(JsonNode value) {
    return expect(value.isNumber(), value, "double").doubleValue();
  }

  /** An object without undefined members, which in Java are absent. */
  static Map<String, Object> map(JsonNode value) {
    boolean isMap = value.isObject() && !Json.isSpecial(value);
    Map<String, Object> map = Json.map(expect(isMap, value, "Map"));
    value.properties().stream()
        .filter(member -> Json.isSpecial(member.getValue()))
        .forEach(member -> putSpecial(map, member.getKey(), member.getValue()));
    return map;
  }

  private static void putSpecial(Map<String, Object> map, String name, JsonNode value) {
    switch (value.get("$").asText()) {
      case "undefined" -> map.remove(name);
      case "NaN" -> map.put(name, Double.NaN);
      case "Infinity" -> map.put(name, Double.POSITIVE_INFINITY);
      case "-Infinity" -> map.put(name, Double.NEGATIVE_INFINITY);
      case "-0" -> map.put(name, -0.0);
      default -> throw new Inexpressible(name + " as a member of a Map: " + value);
    }
  }

  /** Converts to a parameter's type; null stays null where the type has it. */
  static Object convert(JsonNode value, Class<?> type) {
    if (type == boolean.class) {
      return bool(value);
    }
    if (type == int.class) {
      return integer(value);
    }
    if (type == double.class) {
      return number(value);
    }
    if (Json.isAbsent(value)) {
      return null;
    }
    if (type == String.class) {
      return text(value);
    }
    if (type == Map.class) {
      return map(value);
    }
    throw new Inexpressible(type.getSimpleName() + " from " + value);
  }

  static List<String> texts(JsonNode value) {
    expect(value.isArray(), value, "list");
    return value.valueStream().map(Args::text).toList();
  }

  static List<Map<String, Object>> maps(JsonNode value) {
    expect(value.isArray(), value, "list");
    return value.valueStream().map(Args::map).toList();
  }

  private static JsonNode expect(boolean fits, JsonNode value, String type) {
    if (!fits) {
      throw new Inexpressible(type + " from " + value);
    }
    return value;
  }
}
