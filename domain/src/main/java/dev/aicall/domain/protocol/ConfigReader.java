package dev.aicall.domain.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the members of one JSON object to the setters of a builder. What is missing or of the wrong
 * JSON type is passed over, and so is what the setter refuses: then the default stays. Ranges are
 * thus written down once, in the builders.
 */
final class ConfigReader {

  private static final Logger LOG = LoggerFactory.getLogger(ConfigReader.class);

  private final JsonNode json;

  /**
   * Reads from any node; one that is no object has no members.
   *
   * @param json the node
   */
  ConfigReader(JsonNode json) {
    this.json = json;
  }

  ConfigReader text(String key, Consumer<String> setter) {
    return read(key, JsonNode::isTextual, node -> setter.accept(node.textValue()));
  }

  ConfigReader flag(String key, Consumer<Boolean> setter) {
    return read(key, JsonNode::isBoolean, node -> setter.accept(node.booleanValue()));
  }

  ConfigReader integer(String key, IntConsumer setter) {
    return read(
        key,
        JsonNode::isNumber,
        node -> {
          double value = node.doubleValue();
          if (value != (int) value) {
            throw new IllegalArgumentException("no 32-bit whole number: " + value);
          }
          setter.accept((int) value);
        });
  }

  ConfigReader number(String key, DoubleConsumer setter) {
    return read(key, JsonNode::isNumber, node -> setter.accept(node.doubleValue()));
  }

  /** A list with one element that is no text counts as of the wrong type altogether. */
  ConfigReader texts(String key, Consumer<List<String>> setter) {
    return read(
        key,
        node -> isArrayOf(node, JsonNode::isTextual),
        node -> {
          List<String> texts = new ArrayList<>(node.size());
          node.forEach(element -> texts.add(element.textValue()));
          setter.accept(texts);
        });
  }

  ConfigReader maps(String key, Consumer<List<Map<String, @Nullable Object>>> setter) {
    return read(
        key,
        node -> isArrayOf(node, JsonNode::isObject),
        node -> {
          List<Map<String, @Nullable Object>> maps = new ArrayList<>(node.size());
          node.forEach(element -> maps.add(JsonMaps.toMap(element)));
          setter.accept(maps);
        });
  }

  <T> ConfigReader parts(String key, ConfigCodec<T> codec, Consumer<List<T>> setter) {
    return read(
        key,
        node -> isArrayOf(node, JsonNode::isObject),
        node -> {
          List<T> parts = new ArrayList<>(node.size());
          node.forEach(element -> parts.add(codec.fromJson(element)));
          setter.accept(parts);
        });
  }

  <T> ConfigReader part(String key, ConfigCodec<T> codec, Consumer<T> setter) {
    return read(key, JsonNode::isObject, node -> setter.accept(codec.fromJson(node)));
  }

  /** JSON text inside a JSON string; text that holds no object counts as of the wrong type. */
  ConfigReader mapInText(String key, Consumer<Map<String, @Nullable Object>> setter) {
    return read(
        key,
        JsonNode::isTextual,
        node -> {
          JsonNode inner = JsonText.parse(node.textValue());
          if (inner.isObject()) {
            setter.accept(JsonMaps.toMap(inner));
          } else {
            LOG.debug("{} left out: its text holds no JSON object", key);
          }
        });
  }

  private ConfigReader read(String key, Predicate<JsonNode> rightType, Consumer<JsonNode> action) {
    JsonNode node = json.path(key);
    if (!rightType.test(node)) {
      if (!node.isMissingNode() && !node.isNull()) {
        LOG.debug("{} left out: wrong JSON type {}", key, node.getNodeType());
      }
      return this;
    }
    try {
      action.accept(node);
    } catch (IllegalArgumentException refused) {
      LOG.debug("{} left out: {}", key, refused.getMessage());
    }
    return this;
  }

  private static boolean isArrayOf(JsonNode node, Predicate<JsonNode> elementType) {
    if (!node.isArray()) {
      return false;
    }
    for (JsonNode element : node) {
      if (!elementType.test(element)) {
        return false;
      }
    }
    return true;
  }
}
