package dev.aicall.agent.server.yaml;

import dev.aicall.agent.server.yaml.YamlNode.Members;
import dev.aicall.agent.server.yaml.YamlNode.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of one map of a script; refuses keys that nobody knows. */
public final class Fields {
  private final Members map;

  private Fields(Members map) {
    this.map = map;
  }

  /**
   * Takes a map with no other keys than these.
   *
   * @param node the map
   * @param allowed keys
   * @return its keys
   * @throws BadFileException if it is something else; with its place
   */
  public static Fields of(YamlNode node, String... allowed) {
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

  /**
   * Returns where the map is.
   *
   * @return its place
   */
  public Place place() {
    return map.place();
  }

  /**
   * Says whether a key is there.
   *
   * @param key its name
   * @return whether it is
   */
  public boolean has(String key) {
    return map.members().containsKey(key);
  }

  /**
   * Returns the keys that are there.
   *
   * @return their names, in order
   */
  public Set<String> keys() {
    return map.members().keySet();
  }

  /**
   * Returns the one of these keys that is there.
   *
   * @param of their names
   * @return the name
   * @throws BadFileException if it is something else; with its place
   */
  public String one(String... of) {
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

  /**
   * Returns a value that must be there.
   *
   * @param key its name
   * @return the value
   * @throws BadFileException if it is something else; with its place
   */
  public YamlNode node(String key) {
    YamlNode node = map.members().get(key);
    if (node == null) {
      throw place().error("the key " + key + " is missing. Add it");
    }
    return node;
  }

  /**
   * Returns a value.
   *
   * @param key its name
   * @return the value, or null
   */
  public @Nullable YamlNode nodeOrNull(String key) {
    return map.members().get(key);
  }

  /**
   * Returns a text that must be there.
   *
   * @param key its name
   * @return the text
   * @throws BadFileException if it is something else; with its place
   */
  public String text(String key) {
    return Values.text(node(key));
  }

  /**
   * Returns a text.
   *
   * @param key its name
   * @return the text, or null
   * @throws BadFileException if it is something else; with its place
   */
  public @Nullable String textOrNull(String key) {
    return has(key) ? text(key) : null;
  }

  /**
   * Returns texts that must be there.
   *
   * @param key their name
   * @return at least one
   * @throws BadFileException if it is something else; with its place
   */
  public List<String> texts(String key) {
    return Values.texts(node(key));
  }

  /**
   * Returns a whole number that must be there.
   *
   * @param key its name
   * @param min least allowed
   * @param max most allowed
   * @return the number
   * @throws BadFileException if it is something else; with its place
   */
  public int integer(String key, int min, int max) {
    return Values.integer(node(key), min, max);
  }

  /**
   * Returns a whole number.
   *
   * @param key its name
   * @param min least allowed
   * @param max most allowed
   * @param otherwise if it is not there
   * @return the number
   * @throws BadFileException if it is something else; with its place
   */
  public int integer(String key, int min, int max, int otherwise) {
    return has(key) ? integer(key, min, max) : otherwise;
  }

  /**
   * Returns a number.
   *
   * @param key its name
   * @param min least allowed
   * @param max most allowed
   * @param otherwise if it is not there
   * @return the number
   * @throws BadFileException if it is something else; with its place
   */
  public double number(String key, double min, double max, double otherwise) {
    return has(key) ? Values.number(node(key), min, max) : otherwise;
  }

  /**
   * Returns true or false.
   *
   * @param key its name
   * @param otherwise if it is not there
   * @return which
   * @throws BadFileException if it is something else; with its place
   */
  public boolean bool(String key, boolean otherwise) {
    return has(key) ? Values.bool(node(key)) : otherwise;
  }

  /**
   * Returns a time that must be there.
   *
   * @param key its name
   * @return the time
   * @throws BadFileException if it is something else; with its place
   */
  public Duration duration(String key) {
    return Values.duration(node(key));
  }

  /**
   * Returns a time.
   *
   * @param key its name
   * @param otherwise if it is not there
   * @return the time
   * @throws BadFileException if it is something else; with its place
   */
  public Duration duration(String key, Duration otherwise) {
    return has(key) ? duration(key) : otherwise;
  }

  /**
   * Returns what a word means that must be there.
   *
   * @param <T> what the words mean
   * @param key its name
   * @param values meanings by word
   * @return the meaning
   * @throws BadFileException if it is something else; with its place
   */
  public <T> T oneOf(String key, Map<String, T> values) {
    return Values.oneOf(node(key), values);
  }

  /**
   * Returns what a word means.
   *
   * @param <T> what the words mean
   * @param key its name
   * @param values meanings by word
   * @param otherwise if it is not there
   * @return the meaning
   * @throws BadFileException if it is something else; with its place
   */
  public <T> T oneOf(String key, Map<String, T> values, T otherwise) {
    return has(key) ? oneOf(key, values) : otherwise;
  }
}
