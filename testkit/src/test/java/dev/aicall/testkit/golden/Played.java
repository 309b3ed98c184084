package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What our side did.
 *
 * @param facts what is compared, by the names of {@link Facts}
 * @param texts the JSON texts we wrote, to be counted if they are the recorded ones byte for byte
 */
record Played(ObjectNode facts, List<String> texts) {
  static Played of(ObjectNode facts, String... texts) {
    return new Played(facts, List.of(texts));
  }

  /** What Java's types cannot say is not called, so nothing happens. */
  static Played notExpressible() {
    ObjectNode facts = Json.object().put(Facts.RETURNED, Facts.NOT_EXPRESSIBLE);
    facts.putArray(Facts.WIRE);
    facts.putArray(Facts.COMMANDS);
    facts.putArray(Facts.CALLBACKS);
    return of(facts);
  }
}
