package dev.aicall.domain.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * JSON text byte for byte as JavaScript's {@code JSON.stringify} writes it, for adapters whose far
 * side compares texts.
 */
public final class JavaScriptJson {
  private JavaScriptJson() {}

  /**
   * Writes a value.
   *
   * @param node the value
   * @return JSON without spaces
   */
  public static String write(JsonNode node) {
    return JsonText.write(node);
  }

  /**
   * Reads a text and writes it again: spaces go, {@code 1.0} becomes {@code 1}, escapes become the
   * chars they stand for. Never throws.
   *
   * @param text any text
   * @return the JSON, empty if the text is none
   */
  public static Optional<String> rewrite(String text) {
    JsonNode node = JsonText.parse(text);
    return node.isMissingNode() ? Optional.empty() : Optional.of(JsonText.write(node));
  }
}
