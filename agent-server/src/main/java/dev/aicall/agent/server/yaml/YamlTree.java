package dev.aicall.agent.server.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.aicall.agent.server.yaml.YamlNode.Items;
import dev.aicall.agent.server.yaml.YamlNode.Members;
import dev.aicall.agent.server.yaml.YamlNode.Place;
import dev.aicall.agent.server.yaml.YamlNode.Scalar;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads YAML into a tree that still knows the lines, which the usual binding forgets. */
public final class YamlTree {
  private static final YAMLFactory YAML = new YAMLFactory();

  /** More than anybody writes by hand; our choice. */
  private static final int LARGEST_BYTES = 1024 * 1024;

  private final YAMLParser parser;

  private YamlTree(YAMLParser parser) {
    this.parser = parser;
  }

  /**
   * Reads a file whole.
   *
   * @param file UTF-8, at most 1 MiB
   * @return its text
   * @throws BadFileException if it cannot be read, is too long or no UTF-8
   */
  public static String text(Path file) {
    String name = name(file);
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw new BadFileException(name + ": such a file has at most " + LARGEST_BYTES + " bytes");
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new BadFileException(name + ": is not UTF-8. Save it as UTF-8", e);
    } catch (IOException e) {
      throw new BadFileException(
          name + ": cannot be read (" + e.getClass().getSimpleName() + "). Check path and rights",
          e);
    }
  }

  /**
   * Returns what messages call a file.
   *
   * @param file where it is
   * @return its name without folders
   */
  public static String name(Path file) {
    return Objects.toString(file.getFileName(), "");
  }

  /**
   * Reads a text.
   *
   * @param file its name, for messages
   * @param top what messages call all of it: {@link YamlNode#SCRIPT} or {@link YamlNode#FILE}
   * @param text YAML
   * @return the tree
   * @throws BadFileException if it is no YAML, empty, or uses aliases or several documents
   */
  public static YamlNode parse(String file, String top, String text) {
    Place place = new Place(file, 1, top);
    try (YAMLParser parser = YAML.createParser(text)) {
      if (parser.nextToken() == null) {
        throw place.error("the file is empty");
      }
      YamlTree tree = new YamlTree(parser);
      YamlNode node = tree.read(place);
      if (parser.nextToken() != null) {
        throw place.error("one document is allowed, got a second one after ---");
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
      throw new Place(file, line, top)
          .error("not readable as YAML: " + problem + ". Check indentation, quotes and colons");
    } catch (IOException e) {
      throw new BadFileException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private YamlNode read(Place place) throws IOException {
    if (parser.isCurrentAlias()) {
      throw place.error("aliases (*name) are not supported. Write the value out");
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
