package dev.aicall.api.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies and reads parsed JSON that others sent, so nothing here throws on its content. */
final class ReceivedJson {

  private ReceivedJson() {}

  /**
   * A deep, unmodifiable copy that keeps key order and nulls; keys that are no text are left out.
   */
  static Map<String, @Nullable Object> copyOf(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (key instanceof String text) {
            copy.put(text, copyOfValue(value));
          }
        });
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object copyOfValue(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return copyOf(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(element -> copy.add(copyOfValue(element)));
      return Collections.unmodifiableList(copy);
    }
    return value;
  }

  /** The object under a key, or null if there is none. */
  static @Nullable Map<?, ?> object(Map<?, ?> map, String key) {
    return map.get(key) instanceof Map<?, ?> object ? object : null;
  }

  /** The whole number under a key, 0 if there is none. */
  static int count(Map<?, ?> map, String key) {
    return map.get(key) instanceof Number number ? number.intValue() : 0;
  }

  /** The number under a key, 0 if there is none. */
  static double number(Map<?, ?> map, String key) {
    return map.get(key) instanceof Number number ? number.doubleValue() : 0;
  }

  /** The truth value under a key, false if there is none. */
  static boolean flag(Map<?, ?> map, String key) {
    return Boolean.TRUE.equals(map.get(key));
  }
}
