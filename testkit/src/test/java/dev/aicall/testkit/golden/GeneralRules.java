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
            c -> c.situation().countsAnew() || c.golden().get("sequence").isTextual(),
            GeneralRules::count),
        new Rule(
            "java-types",
            "docs/deviations.md, evidence 4",
            "undefined, null, NaN, a text for a boolean, a fraction for an int, a number that is no"
                + " status, and the like",
            "Java has no such call: nothing is done; a number without a name is UNKNOWN (-1)",
            c -> isCallOrEvent(c) && (!Expressible.isExpressible(c.golden()) || isNameless(c)),
            GeneralRules::express));
  }

  private static boolean isCallOrEvent(Case c) {
    GoldenCase golden = c.golden();
    return golden.file() == GoldenFile.OUTBOUND
        || (golden.file() == GoldenFile.INBOUND && !golden.isMessage());
  }

  private static boolean isNameless(Case c) {
    return c.golden().event().equals("connectionStatusChange")
        && c.situation().isActive()
        && EventRules.isUnknownStatus(c.golden().eventArgs().path(0));
  }

  private static void express(Case c, ObjectNode facts) {
    if (Expressible.isExpressible(c.golden())) {
      JsonNode reason = c.golden().eventArgs().path(1);
      Instead.callbacks(facts, Json.array("onConnectionStatusChange", -1, reason));
      return;
    }
    Instead.isNotDone(c.golden(), facts);
  }

  private static void count(Case c, ObjectNode facts) {
    int next = c.situation().nextSeqId();
    for (JsonNode message : facts.path(Facts.WIRE)) {
      ((ObjectNode) message).put("seqId", next);
      next++;
    }
  }
}
