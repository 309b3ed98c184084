package dev.aicall.agent.server.rehearsal;

import java.util.List;

/**
 * What the agent answers.
 *
 * @param text what the caller said, or is taken to have said; may be empty
 * @param sentenceId the caller's sentence; the answer bears it too
 * @param groups the parts of the text that the rule names, the whole first
 */
record Question(String text, int sentenceId, List<String> groups) {
  Question(String text, int sentenceId) {
    this(text, sentenceId, List.of(text));
  }

  /** The part of that number, empty if the rule has none. */
  String group(int index) {
    return index < groups.size() ? groups.get(index) : "";
  }
}
