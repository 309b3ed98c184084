package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Where we differ from the peer on purpose. It selects cases by method, state, event or argument,
 * and turns what was recorded into what we do instead, which is then asserted.
 *
 * @param id its name in docs/deviations.md
 * @param citation the row of open-questions.md, or the section, that decides it
 * @param recorded what the recordings show
 * @param ours what we do instead
 * @param selects which cases it is about
 * @param instead changes the recorded facts into ours
 */
record Rule(
    String id,
    String citation,
    String recorded,
    String ours,
    Predicate<Case> selects,
    BiConsumer<Case, ObjectNode> instead) {
  /**
   * A case with the state it is in.
   *
   * @param golden the recorded line
   * @param situation what went before
   */
  record Case(GoldenCase golden, Situation situation) {}

  /** Its row in docs/deviations.md, without the number of cases. */
  String row(String group) {
    return "| " + id + " | " + group + " | " + recorded + " | " + ours + " | " + citation + " |";
  }
}
