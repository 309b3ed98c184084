package dev.aicall.testkit.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All rules, in the order in which they apply, by the group they stand in. */
final class Rules {
  private static final Map<String, List<Rule>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("calls", CallRules.all());
    GROUPS.put("messages", MessageRules.all());
    GROUPS.put("events", EventRules.all());
    GROUPS.put("general", GeneralRules.all());
    GROUPS.put("config", ConfigRules.all());
    GROUPS.put("share", ShareRules.all());
  }

  private Rules() {}

  static Stream<Rule> all() {
    return GROUPS.values().stream().flatMap(List::stream);
  }

  static Map<String, List<Rule>> groups() {
    return GROUPS;
  }
}
