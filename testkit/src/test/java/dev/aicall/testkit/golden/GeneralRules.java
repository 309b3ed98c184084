package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.testkit.golden.Rule.Case;
import java.util.List;

/** Rules about all methods and events; they come after the others. */
final class GeneralRules {
  private GeneralRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            "count-per-call",
            "Q28",
            "seqId goes on counting over calls of one engine",
            "seqId starts at 1 in each call and counts what was handed to the transport",
            c -> c.situation().countsAnew(),
            GeneralRules::count),
        new Rule(
            "java-types",
            "docs/deviations.md, evidence 5",
            "undefined, null, NaN, a text for a boolean, a fraction for an int, and the like",
            "Java has no such call, so it is not made and nothing happens",
            c -> isCallOrEvent(c) && !Expressible.isExpressible(c.golden()),
            (c, facts) -> Instead.refuses(facts, Facts.NOT_EXPRESSIBLE)));
  }

  private static boolean isCallOrEvent(Case c) {
    GoldenCase golden = c.golden();
    return golden.file() == GoldenFile.OUTBOUND
        || (golden.file() == GoldenFile.INBOUND && !golden.isMessage());
  }

  private static void count(Case c, ObjectNode facts) {
    int next = c.situation().nextSeqId();
    for (JsonNode message : facts.path(Facts.WIRE)) {
      ((ObjectNode) message).put("seqId", next);
      next++;
    }
  }
}
