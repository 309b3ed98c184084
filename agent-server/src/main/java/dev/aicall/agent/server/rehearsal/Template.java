package dev.aicall.agent.server.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with gaps such as {@code {text}} or {@code {1}}; whatever else stands in braces is text.
 *
 * @param text with its gaps
 */
record Template(String text) {
  /** What a gap may name, apart from the groups 0 to 9 of a regular expression. */
  static final List<String> NAMES =
      List.of(
          "text", "caller", "agent", "prompt", "bailian", "voice", "speechRate", "asrMaxSilence");

  private static final Pattern GAP =
      Pattern.compile("\\{(" + String.join("|", NAMES) + "|[0-9])\\}");
  private static final JsonMapper JSON = new JsonMapper();

  /** Fills the gaps. */
  String fill(Function<String, String> values) {
    return fill(text, values);
  }

  private static String fill(String text, Function<String, String> values) {
    return GAP.matcher(text)
        .replaceAll(gap -> Matcher.quoteReplacement(values.apply(gap.group(1))));
  }

  /** Writes JSON. */
  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("value must be one that JSON has", e);
    }
  }

  /**
   * A message with gaps in its texts.
   *
   * @param value JSON as plain values; a text is sent as it is, without quotes
   */
  record Json(Object value) {
    /** Fills the gaps. */
    String fill(Function<String, String> values) {
      return value instanceof String text
          ? Template.fill(text, values)
          : json(filled(value, values));
    }

    private static Object filled(Object value, Function<String, String> values) {
      if (value instanceof String text) {
        return Template.fill(text, values);
      }
      if (value instanceof Map<?, ?> map) {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, member) -> copy.put(key, member == null ? null : filled(member, values)));
        return copy;
      }
      if (value instanceof List<?> list) {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(item -> copy.add(item == null ? null : filled(item, values)));
        return copy;
      }
      return value;
    }
  }
}
