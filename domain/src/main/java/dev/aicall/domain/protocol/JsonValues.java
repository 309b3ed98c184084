package dev.aicall.domain.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain immutable Java values, for what has no fixed form; and the one configuration of
 * Jackson.
 */
final class JsonValues {
  /**
   * Shared, so that field names are found in its table, interned, and not made anew. Names and
   * numbers are as long as they like: the size of a message bounds them, and JavaScript takes them;
   * the fast parser keeps huge integers from costing quadratic time.
   */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MessageReader.MAX_DEPTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonValues() {}

  /** Returns the one value that a JSON text is; null also for a text that is not JSON. */
  static @Nullable Object parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return null;
      }
      Object value = read(parser);
      return parser.nextToken() == null ? value : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** Returns the object that a JSON text is, or null if it is none. */
  @SuppressWarnings("unchecked") // The keys of a JSON object are strings.
  static @Nullable Map<String, @Nullable Object> parseObject(String text) {
    return parse(text) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null;
  }

  /** Returns the value that begins with the parser's current token. */
  static @Nullable Object read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new JsonParseException(parser, "no value");
    };
  }

  private static List<@Nullable Object> readArray(JsonParser parser) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(read(parser));
    }
    return Collections.unmodifiableList(list);
  }

  /**
   * Returns the object that begins with the parser's current token; of a name given twice the last
   * value.
   */
  static Map<String, @Nullable Object> readObject(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      map.put(name, read(parser));
    }
    return Collections.unmodifiableMap(map);
  }

  /**
   * Returns a deep copy that nobody can change, in the same order.
   *
   * @throws IllegalArgumentException if it holds what JSON does not have, or nests too deep
   */
  static Map<String, @Nullable Object> immutableCopy(String name, Map<String, ?> map) {
    return copyMap(name, map, 1);
  }

  private static @Nullable Object copy(String path, @Nullable Object value, int depth) {
    if (value == null || value instanceof String || value instanceof Boolean || isNumber(value)) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      return copyMap(path, map, depth + 1);
    }
    if (value instanceof Collection<?> collection) {
      requireDepth(path, depth + 1);
      List<@Nullable Object> list = new ArrayList<>();
      for (Object element : collection) {
        list.add(copy(path + "[]", element, depth + 1));
      }
      return Collections.unmodifiableList(list);
    }
    throw new IllegalArgumentException(
        path + " must be a JSON value, got " + value.getClass().getName());
  }

  private static Map<String, @Nullable Object> copyMap(String path, Map<?, ?> map, int depth) {
    requireDepth(path, depth);
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : map.entrySet()) {
      if (!(member.getKey() instanceof String key)) {
        throw new IllegalArgumentException(path + " must have strings as keys");
      }
      result.put(key, copy(path + "." + key, member.getValue(), depth));
    }
    return Collections.unmodifiableMap(result);
  }

  private static boolean isNumber(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof Float
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger
        || value instanceof BigDecimal;
  }

  /**
   * Also what stops at a map that holds itself. One level less than the reader's, for the message
   * around it.
   */
  private static void requireDepth(String path, int depth) {
    if (depth >= MessageReader.MAX_DEPTH) {
      throw new IllegalArgumentException(
          path + " must nest less than " + MessageReader.MAX_DEPTH + " deep");
    }
  }
}
