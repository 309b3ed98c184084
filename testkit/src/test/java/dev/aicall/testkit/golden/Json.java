package dev.aicall.testkit.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** JSON of the recordings: reading, building, and the values JavaScript has and JSON has not. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array(Object... values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Object value : values) {
      array.add(node(value));
    }
    return array;
  }

  static JsonNode node(Object value) {
    return value instanceof JsonNode node ? node : MAPPER.valueToTree(value);
  }

  /** Returns what the text holds, or empty if it is no JSON. */
  static Optional<JsonNode> parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree must be writable", e);
    }
  }

  static Map<String, Object> map(JsonNode object) {
    return MAPPER.convertValue(
        object, MAPPER.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
  }

  /** Whether it is one of the values that JSON has not, such as undefined or NaN. */
  static boolean isSpecial(JsonNode node) {
    return node.isObject() && node.size() == 1 && node.has("$");
  }

  static boolean isUndefined(JsonNode node) {
    return isSpecial(node) && node.get("$").asText().equals("undefined");
  }

  /** Whether it is missing, undefined or null: no value in Java. */
  static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull() || isUndefined(node);
  }

  static boolean isInt(JsonNode node) {
    return node.isNumber() && node.doubleValue() == (int) node.doubleValue();
  }
}
