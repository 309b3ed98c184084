package dev.aicall.rtc.webrtc;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of an {@code a=fmtp} line, in their order. */
final class FormatParameters {
  private final Map<String, String> values = new LinkedHashMap<>();

  /** Takes over what stands behind the payload type. */
  void addAll(String text) {
    for (String part : text.split(";", -1)) {
      put(part.strip());
    }
  }

  private void put(String parameter) {
    int equals = parameter.indexOf('=');
    if (equals > 0) {
      values.put(
          parameter.substring(0, equals).toLowerCase(Locale.ROOT), parameter.substring(equals + 1));
    } else if (!parameter.isEmpty()) {
      values.put(parameter, "");
    }
  }

  /** Sets {@code name=value}; a limit, whose name begins with {@code max}, is never raised. */
  void set(String parameter) {
    int equals = parameter.indexOf('=');
    String name = parameter.substring(0, equals);
    String value = parameter.substring(equals + 1);
    String before = values.get(name);
    if (before != null && name.startsWith("max") && isLower(before, value)) {
      return;
    }
    values.put(name, value);
  }

  private static boolean isLower(String before, String value) {
    return before.matches("\\d{1,9}") && Integer.parseInt(before) < Integer.parseInt(value);
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(e -> e.getValue().isEmpty() ? e.getKey() : e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(";"));
  }
}
