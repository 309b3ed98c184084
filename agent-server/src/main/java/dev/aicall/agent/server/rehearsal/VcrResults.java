package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.yaml.Fields;
import dev.aicall.agent.server.yaml.Values;
import dev.aicall.agent.server.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a recognition result (1018) and their settings (1116). */
final class VcrResults {
  /** Part of a result, its switch in the settings, its members. */
  record Part(String key, String setting, List<String> numbers, List<String> flags) {}

  static final List<Part> PARTS =
      List.of(
          new Part("stillFrameMotion", "StillFrameMotion", List.of("duration"), List.of()),
          new Part("invalidFrameMotion", "InvalidFrameMotion", List.of("duration"), List.of()),
          new Part("peopleCount", "PeopleCount", List.of("count"), List.of()),
          new Part(
              "equipment",
              "Equipment",
              List.of("mobilePhoneCount", "headPhoneCount", "watchCount"),
              List.of()),
          new Part("headMotion", "HeadMotion", List.of(), List.of("nodDetected", "shakeDetected")),
          new Part("lookAway", "LookAway", List.of("count", "duration"), List.of()));

  private VcrResults() {}

  /** Reads a result of a script. */
  static Map<String, @Nullable Object> read(YamlNode node) {
    Fields fields = Fields.of(node, PARTS.stream().map(Part::key).toArray(String[]::new));
    if (fields.keys().isEmpty()) {
      throw node.place().error("must have at least one part, such as {peopleCount: {count: 1}}");
    }
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    for (Part part : PARTS) {
      if (fields.has(part.key())) {
        result.put(part.key(), part(part, fields.node(part.key())));
      }
    }
    return result;
  }

  private static Map<String, @Nullable Object> part(Part part, YamlNode node) {
    List<String> keys = part.numbers().isEmpty() ? part.flags() : part.numbers();
    Fields fields = Fields.of(node, keys.toArray(String[]::new));
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String key : fields.keys()) {
      if (part.flags().contains(key)) {
        values.put(key, Values.bool(fields.node(key)));
      } else {
        values.put(key, fields.integer(key, 0, Integer.MAX_VALUE));
      }
    }
    return values;
  }
}
