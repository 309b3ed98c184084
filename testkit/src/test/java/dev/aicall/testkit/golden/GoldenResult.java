package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * How one case went.
 *
 * @param golden the recorded line
 * @param outcome passed, deviating or failed
 * @param rules the rules that explain a deviating case, or were tried on a failed one
 * @param difference what was expected and what came, empty unless failed
 * @param texts how many JSON texts the recording has
 * @param sameTexts how many of them we wrote byte for byte
 */
record GoldenResult(
    GoldenCase golden,
    Outcome outcome,
    List<String> rules,
    String difference,
    int texts,
    int sameTexts) {
  /** The three ways a case can go. */
  enum Outcome {
    PASSED,
    DEVIATING,
    FAILED
  }

  ObjectNode toJson() {
    ObjectNode json =
        Json.object()
            .put("case", golden.name())
            .put("file", golden.file().fileName())
            .put("outcome", outcome.name().toLowerCase(Locale.ROOT));
    if (texts > 0) {
      json.put("sameByteForByte", sameTexts == texts);
    }
    if (!rules.isEmpty()) {
      json.set("rules", Json.array(rules.toArray()));
    }
    if (!difference.isEmpty()) {
      json.put("difference", difference);
    }
    return json;
  }
}
