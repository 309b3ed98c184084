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

  /** What Java's types cannot say is not called: nothing is done, which is what false means. */
  static Played notExpressible(GoldenCase golden) {
    ObjectNode facts = Json.object();
    Instead.isNotDone(golden, facts);
    return of(facts);
  }
}
