package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether two JSON values say the same: numbers by value, members in any order, and the texts that
 * hold JSON (wire.md §2.4) by what they hold.
 */
final class SameJson {
  private static final Set<String> JSON_TEXTS =
      Set.of(
          "userData",
          "params",
          "AgentConfig",
          "TemplateConfig",
          "ChatSyncConfig",
          "UserData",
          "WorkflowOverrideParams",
          "ExperimentalConfig",
          "BailianAppParams",
          "template_config",
          "agent_config",
          "user_data");

  private SameJson() {}

  static boolean same(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return left.doubleValue() == right.doubleValue();
    }
    if (left.isObject() && right.isObject()) {
      return sameMembers(left, right);
    }
    if (left.isArray() && right.isArray()) {
      return sameElements(left, right);
    }
    return left.equals(right);
  }

  private static boolean sameElements(JsonNode left, JsonNode right) {
    if (left.size() != right.size()) {
      return false;
    }
    Iterator<JsonNode> others = right.elements();
    for (JsonNode element : left) {
      if (!same(element, others.next())) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameMembers(JsonNode left, JsonNode right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (Map.Entry<String, JsonNode> member : left.properties()) {
      JsonNode other = right.get(member.getKey());
      if (other == null || !sameMember(member.getKey(), member.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameMember(String name, JsonNode left, JsonNode right) {
    if (left.isTextual() && right.isTextual() && JSON_TEXTS.contains(name)) {
      Optional<JsonNode> leftInside = Json.parse(left.textValue());
      Optional<JsonNode> rightInside = Json.parse(right.textValue());
      if (leftInside.isPresent() && rightInside.isPresent()) {
        return same(leftInside.get(), rightInside.get());
      }
    }
    return same(left, right);
  }
}
