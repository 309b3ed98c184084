package dev.aicall.agent.server.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.aicall.agent.server.rehearsal.YamlNode.Items;
import dev.aicall.agent.server.rehearsal.YamlNode.Members;
import dev.aicall.agent.server.rehearsal.YamlNode.Place;
import dev.aicall.agent.server.rehearsal.YamlNode.Scalar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads YAML into a tree that still knows the lines, which the usual binding forgets. */
final class YamlTree {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final YAMLParser parser;

  private YamlTree(YAMLParser parser) {
    this.parser = parser;
  }

  /**
   * Reads a file's text.
   *
   * @throws ScriptException if it is no YAML, empty, or uses what scripts do not have
   */
  static YamlNode parse(String file, String text) {
    Place top = new Place(file, 1, YamlNode.TOP);
    try (YAMLParser parser = YAML.createParser(text)) {
      if (parser.nextToken() == null) {
        throw top.error("the file is empty. Write at least one agent: agents: {my-agent: {...}}");
      }
      YamlTree tree = new YamlTree(parser);
      YamlNode node = tree.read(top);
      if (parser.nextToken() != null) {
        throw top.error("one document is allowed, got a second one after ---");
      }
      return node;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      // The parser's message has the places and the text around them on lines that are indented.
      String problem =
          e.getOriginalMessage()
              .lines()
              .filter(part -> !part.isBlank() && !part.startsWith(" "))
              .collect(Collectors.joining(", "));
      throw new Place(file, line, YamlNode.TOP)
          .error("not readable as YAML: " + problem + ". Check indentation, quotes and colons");
    } catch (IOException e) {
      throw new ScriptException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private YamlNode read(Place place) throws IOException {
    if (parser.isCurrentAlias()) {
      throw place.error("aliases (*name) are not supported. Use like: to take over another agent");
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> readMembers(place);
      case START_ARRAY -> readItems(place);
      default -> new Scalar(place, scalar(token), parser.getText());
    };
  }

  private @Nullable Object scalar(JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      default -> parser.getText();
    };
  }

  private YamlNode readMembers(Place place) throws IOException {
    Map<String, YamlNode> members = new LinkedHashMap<>();
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      Place at = place.member(key, line());
      parser.nextToken();
      if (members.put(key, read(at)) != null) {
        throw at.error("the key is there twice. Keep one");
      }
    }
    return new Members(place, members);
  }

  private YamlNode readItems(Place place) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(read(place.item(items.size(), line())));
    }
    return new Items(place, items);
  }
}
