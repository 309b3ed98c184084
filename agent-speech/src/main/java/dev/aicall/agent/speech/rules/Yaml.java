package dev.aicall.agent.speech.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A YAML file as a tree that remembers lines, so that every error can name one. */
final class Yaml {
  /** How deep a file of rules may be; they need 4. */
  private static final int MAX_DEPTH = 10;

  private final String source;
  private final JsonParser parser;

  private Yaml(String source, JsonParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /**
   * A part of the file.
   *
   * @param source name of the file
   * @param line from 1
   * @param value a String, a List of nodes, or a Map of nodes by name
   */
  record Node(String source, int line, Object value) {
    IllegalArgumentException error(String message) {
      return new IllegalArgumentException(source + ":" + line + ": " + message);
    }

    String text() {
      if (value instanceof String text) {
        return text;
      }
      throw error("a text expected");
    }

    double number() {
      try {
        double number = Double.parseDouble(text());
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Told below, with the line.
      }
      throw error("a number expected, got " + text());
    }

    boolean truth() {
      return switch (text()) {
        case "true" -> true;
        case "false" -> false;
        default -> throw error("true or false expected, got " + text());
      };
    }

    /** A list's nodes; a single value is a list of one. */
    List<Node> items() {
      if (value instanceof List<?> list) {
        return list.stream().map(Node.class::cast).toList();
      }
      return List.of(this);
    }

    Map<String, Node> fields() {
      if (value instanceof Map<?, ?> map) {
        Map<String, Node> fields = new LinkedHashMap<>();
        map.forEach((name, node) -> fields.put((String) name, (Node) node));
        return fields;
      }
      throw error("\"name: value\" lines expected");
    }

    /** The fields, none but the allowed ones. */
    Map<String, Node> fields(Set<String> allowed) {
      Map<String, Node> fields = fields();
      fields.forEach(
          (name, node) -> {
            if (!allowed.contains(name)) {
              throw node.error("\"" + name + "\" is not known here; known: " + allowed);
            }
          });
      return fields;
    }

    /** A field's values, by name. */
    <T> Map<String, T> map(Function<Node, T> reader) {
      Map<String, T> result = new LinkedHashMap<>();
      fields().forEach((name, node) -> result.put(name, reader.apply(node)));
      return result;
    }
  }

  static Node parse(String source, String text) {
    YAMLFactory factory =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new IllegalArgumentException(source + ":1: the file is empty");
      }
      Yaml yaml = new Yaml(source, parser);
      Node root = yaml.node(0);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException(source + ":" + yaml.line() + ": one document only");
      }
      return root;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new IllegalArgumentException(source + ":" + line + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Node node(int depth) throws IOException {
    int line = line();
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(source + ":" + line + ": nested too deep");
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Node> fields = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, node(depth + 1));
      }
      return new Node(source, line, fields);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Node> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node(depth + 1));
      }
      return new Node(source, line, items);
    }
    return new Node(source, line, token == JsonToken.VALUE_NULL ? "" : parser.getText());
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
