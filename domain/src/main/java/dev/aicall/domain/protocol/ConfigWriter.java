package dev.aicall.domain.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills one JSON object in the order of calls and leaves out what is not set. */
final class ConfigWriter {

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  ConfigWriter text(String key, @Nullable String value) {
    if (value != null) {
      json.put(key, value);
    }
    return this;
  }

  ConfigWriter flag(String key, boolean value) {
    json.put(key, value);
    return this;
  }

  /** For flags whose false is what servers take anyway and the Web SDK does not send. */
  ConfigWriter flagIfTrue(String key, boolean value) {
    return value ? flag(key, true) : this;
  }

  ConfigWriter integer(String key, int value) {
    json.put(key, value);
    return this;
  }

  ConfigWriter integerUnlessUnset(String key, int value) {
    return value < 0 ? this : integer(key, value);
  }

  /** A whole number is written without a point, as JavaScript does. */
  ConfigWriter number(String key, double value) {
    if (value == Math.rint(value)) {
      return integer(key, (int) value);
    }
    json.put(key, value);
    return this;
  }

  ConfigWriter texts(String key, @Nullable List<String> values) {
    if (values != null) {
      ArrayNode array = json.putArray(key);
      values.forEach(array::add);
    }
    return this;
  }

  ConfigWriter textsUnlessEmpty(String key, @Nullable List<String> values) {
    return values == null || values.isEmpty() ? this : texts(key, values);
  }

  ConfigWriter maps(String key, @Nullable List<Map<String, @Nullable Object>> values) {
    if (values != null) {
      ArrayNode array = json.putArray(key);
      values.forEach(value -> array.add(JsonMaps.toNode(value)));
    }
    return this;
  }

  <T> ConfigWriter parts(String key, List<T> values, ConfigCodec<T> codec) {
    ArrayNode array = json.putArray(key);
    values.forEach(value -> array.add(codec.toJson(value)));
    return this;
  }

  /** JSON text inside a JSON string, as the service wants its free-form settings. */
  ConfigWriter mapAsText(String key, @Nullable Map<String, ?> value) {
    return value == null ? this : text(key, JsonText.write(JsonMaps.toNode(value)));
  }

  ConfigWriter object(String key, ObjectNode value) {
    json.set(key, value);
    return this;
  }

  ConfigWriter objectUnlessEmpty(String key, ObjectNode value) {
    return value.isEmpty() ? this : object(key, value);
  }

  ObjectNode done() {
    return json;
  }
}
