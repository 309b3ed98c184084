package dev.aicall.agent.server.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What the caller wants an answer to.
 *
 * @param text never empty
 * @param inGrammar whether the recogniser's grammar has it; true for typed text
 * @param sentenceId the caller's sentence, which its answer bears, too
 * @param turn how it was spoken, null if it was not
 */
record Question(String text, boolean inGrammar, int sentenceId, @Nullable SpokenTurn turn) {
  /** A question that was not spoken. */
  static Question typed(String text, int sentenceId) {
    return new Question(text, true, sentenceId, null);
  }

  /** This question, said in continuation of one before. */
  Question after(Question before) {
    return new Question(before.text + " " + text, before.inGrammar && inGrammar, sentenceId, turn);
  }
}
