package dev.aicall.domain.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects as the maps the api module speaks in, and back; key order is kept. */
final class JsonMaps {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonMaps() {}

  static ObjectNode toNode(Map<String, ?> map) {
    ObjectNode node = NODES.objectNode();
    map.forEach((key, value) -> node.set(key, valueToNode(value)));
    return node;
  }

  private static JsonNode valueToNode(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      ObjectNode node = NODES.objectNode();
      map.forEach((key, element) -> node.set(String.valueOf(key), valueToNode(element)));
      return node;
    }
    if (value instanceof Collection<?> list) {
      ArrayNode node = NODES.arrayNode(list.size());
      list.forEach(element -> node.add(valueToNode(element)));
      return node;
    }
    if (value instanceof String text) {
      return NODES.textNode(text);
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    return value instanceof Number number ? numberToNode(number) : NODES.nullNode();
  }

  private static JsonNode numberToNode(Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return NODES.numberNode(number.intValue());
    }
    if (number instanceof Long) {
      return NODES.numberNode(number.longValue());
    }
    if (number instanceof BigInteger big) {
      return NODES.numberNode(big);
    }
    if (number instanceof BigDecimal decimal) {
      return NODES.numberNode(decimal);
    }
    if (number instanceof Float) {
      // Through text, or 0.1f would become 0.10000000149011612.
      return NODES.numberNode(Double.parseDouble(number.toString()));
    }
    return NODES.numberNode(number.doubleValue());
  }

  static Map<String, @Nullable Object> toMap(JsonNode object) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      map.put(member.getKey(), toValue(member.getValue()));
    }
    return map;
  }

  private static @Nullable Object toValue(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> toMap(node);
      case ARRAY -> toList(node);
      case STRING -> node.textValue();
      case NUMBER -> node.numberValue();
      case BOOLEAN -> node.booleanValue();
      default -> null;
    };
  }

  private static List<@Nullable Object> toList(JsonNode array) {
    List<@Nullable Object> list = new ArrayList<>(array.size());
    for (JsonNode element : array) {
      list.add(toValue(element));
    }
    return list;
  }
}
