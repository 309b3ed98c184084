package dev.aicall.agent.server.rehearsal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes maps that keep their order, so that messages list words as the documents do. */
final class Ordered {
  private Ordered() {}

  static <T> Map<String, T> of(String k1, T v1, String k2, T v2, String k3, T v3, String k4, T v4) {
    Map<String, T> map = of(k1, v1, k2, v2, k3, v3);
    Map<String, T> more = new LinkedHashMap<>(map);
    more.put(k4, v4);
    return Collections.unmodifiableMap(more);
  }

  static <T> Map<String, T> of(String k1, T v1, String k2, T v2, String k3, T v3) {
    Map<String, T> map = new LinkedHashMap<>();
    map.put(k1, v1);
    map.put(k2, v2);
    map.put(k3, v3);
    return Collections.unmodifiableMap(map);
  }
}
