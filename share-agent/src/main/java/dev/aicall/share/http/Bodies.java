package dev.aicall.share.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.domain.protocol.JavaScriptJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all request bodies have in common. */
final class Bodies {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Bodies() {}

  /** Adds a member unless there is nothing to say: an empty text counts as nothing. */
  static void putIfSet(ObjectNode json, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      json.put(name, value);
    }
  }

  static String textOf(Map<?, ?> map) {
    return JavaScriptJson.write(JSON.valueToTree(map));
  }
}
