package dev.aicall.testkit.golden;

import java.util.List;

final class ConfigRules {
  private ConfigRules() {}

  static List<Rule> all() {
    return List.of();
  }
}
