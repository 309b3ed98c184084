package dev.aicall.agent.server.conversation;

import java.util.Set;

/**
 * Takes an English sentence for incomplete if it ends with a word that wants another one after it:
 * a conjunction, an article, a preposition that seldom ends a question, or a filler. Crude, and
 * cheap to be wrong: a sentence that is complete after all waits a second longer.
 */
final class WordsCompletion implements TurnCompletion {
  private static final Set<String> WANTS_MORE =
      Set.of(
          // conjunctions
          "and",
          "or",
          "but",
          "because",
          "if",
          "when",
          "while",
          "that",
          "so",
          "than",
          // articles and possessives
          "a",
          "an",
          "the",
          "my",
          "your",
          "his",
          "her",
          "our",
          "their",
          // prepositions
          "at",
          "for",
          "from",
          "of",
          "with",
          "into",
          "by",
          "to",
          // fillers
          "um",
          "uh",
          "er",
          "hmm",
          "well",
          "like");

  @Override
  public boolean isComplete(String text) {
    String said = text.strip();
    String lastWord = said.substring(said.lastIndexOf(' ') + 1);
    return !lastWord.isEmpty() && !WANTS_MORE.contains(lastWord);
  }
}
