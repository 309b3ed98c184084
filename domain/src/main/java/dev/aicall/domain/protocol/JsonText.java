package dev.aicall.domain.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * JSON as text, written exactly as {@code JSON.stringify} of JavaScript does: no spaces, 1.0 as 1,
 * shortest digits, text beyond ASCII as it is, halves of surrogate pairs escaped. So what we send
 * is byte for byte what the Web SDK sends.
 */
final class JsonText {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private JsonText() {}

  /** Parses a text; what is no JSON, or too large for the parser, is a missing node. */
  static JsonNode parse(@Nullable String text) {
    if (text == null) {
      return MissingNode.getInstance();
    }
    try {
      JsonNode node = READER.readValue(text);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  static String write(JsonNode node) {
    return JsonBytes.textOf(node);
  }
}
