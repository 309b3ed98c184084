package dev.aicall.agent.server.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a YAML file that knows where it stands. */
sealed interface YamlNode {
  /** Where the value begins. */
  Place place();

  /** What it is, for people. */
  String kind();

  /** The value as plain Java: strings, numbers, booleans, nulls, lists and maps. */
  @Nullable Object plain();

  /**
   * A place in a script.
   *
   * @param file its name
   * @param line from 1
   * @param path keys and indices from the top
   */
  record Place(String file, int line, String path) {
    ScriptException error(String problem) {
      return new ScriptException(file + ":" + line + ": " + path + ": " + problem);
    }

    Place member(String key, int atLine) {
      return new Place(file, atLine, path.equals(TOP) ? key : path + "." + key);
    }

    Place item(int index, int atLine) {
      return new Place(file, atLine, path + "[" + index + "]");
    }
  }

  /** The path of the whole file. */
  String TOP = "script";

  /** A single value. */
  record Scalar(Place place, @Nullable Object value, String text) implements YamlNode {
    @Override
    public String kind() {
      return value == null ? "nothing" : "\"" + text + "\"";
    }

    @Override
    public @Nullable Object plain() {
      return value;
    }
  }

  /** Keys and values, in their order. */
  record Members(Place place, Map<String, YamlNode> members) implements YamlNode {
    @Override
    public String kind() {
      return "a map";
    }

    @Override
    public Map<String, @Nullable Object> plain() {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      members.forEach((key, value) -> map.put(key, value.plain()));
      return map;
    }
  }

  /** Values in their order. */
  record Items(Place place, List<YamlNode> items) implements YamlNode {
    @Override
    public String kind() {
      return "a list";
    }

    @Override
    public List<@Nullable Object> plain() {
      List<@Nullable Object> list = new ArrayList<>();
      items.forEach(item -> list.add(item.plain()));
      return list;
    }
  }
}
