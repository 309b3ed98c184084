package dev.aicall.share.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.aicall.domain.port.ShareAgentException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered: the status, and the body as JSON; a missing node for what is none. Never
 * shows the body, which holds tokens.
 */
final class HttpAnswer {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final int status;
  private final boolean tooLarge;
  private final JsonNode body;

  /**
   * @param status the HTTP status
   * @param bytes the body, empty if it was too large
   */
  HttpAnswer(int status, Optional<byte[]> bytes) {
    this.status = status;
    this.tooLarge = bytes.isEmpty();
    this.body = bytes.map(HttpAnswer::parse).orElse(MissingNode.getInstance());
  }

  int status() {
    return status;
  }

  boolean isTooLarge() {
    return tooLarge;
  }

  JsonNode body() {
    return body;
  }

  /** The text member of that name, or null if there is none or it is empty. */
  @Nullable String text(String name) {
    JsonNode value = body.path(name);
    return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
  }

  /** The server's id of the request, or the stand-in for none. */
  String requestId() {
    String id = text("request_id");
    return id == null ? ShareAgentException.UNKNOWN_REQUEST : id;
  }

  private static JsonNode parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      return JSON.readTree(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (JsonProcessingException notJson) {
      // Its message quotes the body, so it goes no further.
      return MissingNode.getInstance();
    }
  }
}
