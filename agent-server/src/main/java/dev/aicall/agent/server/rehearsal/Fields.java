package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.rehearsal.YamlNode.Members;
import dev.aicall.agent.server.rehearsal.YamlNode.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of one map of a script; refuses keys that nobody knows. */
final class Fields {
  private final Members map;

  private Fields(Members map) {
    this.map = map;
  }

  /** Takes a map with no other keys than these. */
  static Fields of(YamlNode node, String... allowed) {
    if (!(node instanceof Members map)) {
      throw node.place()
          .error("must be a map with keys of " + Spelling.list(allowed) + ", got " + node.kind());
    }
    map.members()
        .forEach(
            (key, value) -> {
              if (!List.of(allowed).contains(key)) {
                throw value.place().error("unknown key. " + Spelling.advice(key, allowed));
              }
            });
    return new Fields(map);
  }

  Place place() {
    return map.place();
  }

  boolean has(String key) {
    return map.members().containsKey(key);
  }

  Set<String> keys() {
    return map.members().keySet();
  }

  /** The one of these keys that is there. */
  String one(String... of) {
    List<String> there = List.of(of).stream().filter(this::has).toList();
    if (there.size() != 1) {
      throw place()
          .error(
              "needs exactly one of "
                  + Spelling.list(of)
                  + ", got "
                  + (there.isEmpty() ? "none" : String.join(", ", there)));
    }
    return there.get(0);
  }

  YamlNode node(String key) {
    YamlNode node = map.members().get(key);
    if (node == null) {
      throw place().error("the key " + key + " is missing. Add it");
    }
    return node;
  }

  @Nullable YamlNode nodeOrNull(String key) {
    return map.members().get(key);
  }

  String text(String key) {
    return Values.text(node(key));
  }

  @Nullable String textOrNull(String key) {
    return has(key) ? text(key) : null;
  }

  List<String> texts(String key) {
    return Values.texts(node(key));
  }

  int integer(String key, int min, int max) {
    return Values.integer(node(key), min, max);
  }

  int integer(String key, int min, int max, int otherwise) {
    return has(key) ? integer(key, min, max) : otherwise;
  }

  double number(String key, double min, double max, double otherwise) {
    return has(key) ? Values.number(node(key), min, max) : otherwise;
  }

  boolean bool(String key, boolean otherwise) {
    return has(key) ? Values.bool(node(key)) : otherwise;
  }

  Duration duration(String key) {
    return Values.duration(node(key));
  }

  Duration duration(String key, Duration otherwise) {
    return has(key) ? duration(key) : otherwise;
  }

  <T> T oneOf(String key, Map<String, T> values) {
    return Values.oneOf(node(key), values);
  }

  <T> T oneOf(String key, Map<String, T> values, T otherwise) {
    return has(key) ? oneOf(key, values) : otherwise;
  }
}
