package dev.aicall.api.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deep, unmodifiable copies of JSON given as maps; key order and nulls are kept. */
final class JsonCopy {

  /** Our choice: no real setting is nested so deep, and a map that holds itself ends here. */
  private static final int MAX_DEPTH = 200;

  private static final String ALLOWED =
      "JSON values (null, String, Boolean, Number, Map with String keys, List) at most "
          + MAX_DEPTH
          + " deep";

  private JsonCopy() {}

  static @Nullable Map<String, @Nullable Object> of(String field, @Nullable Map<?, ?> map) {
    return map == null ? null : copyOfMap(field, map, 1);
  }

  static @Nullable List<Map<String, @Nullable Object>> ofMaps(
      String field, @Nullable Collection<? extends Map<?, ?>> maps, int maxSize) {
    if (maps == null) {
      return null;
    }
    if (maps.size() > maxSize) {
      throw Check.refused(field, "at most " + maxSize + " entries", maps.size());
    }
    List<Map<String, @Nullable Object>> copy = new ArrayList<>(maps.size());
    for (Map<?, ?> map : maps) {
      copy.add(copyOfMap(field, map, 1));
    }
    return Collections.unmodifiableList(copy);
  }

  private static Map<String, @Nullable Object> copyOfMap(String field, Map<?, ?> map, int depth) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (!(key instanceof String text)) {
            throw Check.refused(field, ALLOWED, "the key " + key);
          }
          copy.put(text, copyOfValue(field, value, depth + 1));
        });
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object copyOfValue(String field, @Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw Check.refused(field, ALLOWED, "deeper ones");
    }
    if (value instanceof Map<?, ?> map) {
      return copyOfMap(field, map, depth);
    }
    if (value instanceof Collection<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      for (Object element : list) {
        copy.add(copyOfValue(field, element, depth + 1));
      }
      return Collections.unmodifiableList(copy);
    }
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Number) {
      return value;
    }
    throw Check.refused(field, ALLOWED, value.getClass().getName());
  }
}
