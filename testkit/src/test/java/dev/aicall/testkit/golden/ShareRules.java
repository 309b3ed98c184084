package dev.aicall.testkit.golden;

import java.util.List;

final class ShareRules {
  private ShareRules() {}

  static List<Rule> all() {
    return List.of();
  }
}
