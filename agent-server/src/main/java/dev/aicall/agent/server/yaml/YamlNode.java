package dev.aicall.agent.server.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a YAML file that knows where it stands. */
public sealed interface YamlNode {
  /**
   * Returns where the value begins.
   *
   * @return its place
   */
  Place place();

  /**
   * Returns what it is, for people.
   *
   * @return the text of a single value in quotes, or what else it is
   */
  String kind();

  /**
   * Returns the value as plain Java.
   *
   * @return strings, numbers, booleans, nulls, lists and maps
   */
  @Nullable Object plain();

  /**
   * A place in a file.
   *
   * @param file its name
   * @param line from 1
   * @param path keys and indices from the top
   */
  record Place(String file, int line, String path) {
    /**
     * Makes an error at this place.
     *
     * @param problem what is wrong, and what would be right
     * @return to be thrown
     */
    public BadFileException error(String problem) {
      return new BadFileException(file + ":" + line + ": " + path + ": " + problem);
    }

    Place member(String key, int atLine) {
      return new Place(file, atLine, isTop() ? key : path + "." + key);
    }

    private boolean isTop() {
      return path.equals(SCRIPT) || path.equals(FILE);
    }

    Place item(int index, int atLine) {
      return new Place(file, atLine, path + "[" + index + "]");
    }
  }

  /** The path of a whole script. */
  String SCRIPT = "script";

  /** The path of a whole file of settings. */
  String FILE = "file";

  /**
   * A single value.
   *
   * @param place where it is
   * @param value a string, a number, a boolean or null
   * @param text as it was written
   */
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

  /**
   * Keys and values.
   *
   * @param place where they are
   * @param members in their order
   */
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

  /**
   * Values in a row.
   *
   * @param place where they are
   * @param items in their order
   */
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
