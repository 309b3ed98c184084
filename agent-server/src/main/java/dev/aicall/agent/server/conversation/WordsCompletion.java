package dev.aicall.agent.server.conversation;

import java.util.Locale;
import java.util.Set;

/**
 * Takes an English sentence for incomplete if there is none, or if it ends with a word that wants
 * another one after it: a conjunction, an article, a preposition that seldom ends a question or a
 * command, or a filler. Sentences of other languages are complete. Crude, and cheap to be wrong: a
 * sentence that is complete after all waits a second longer.
 */
final class WordsCompletion implements TurnCompletion {
  private static final Set<String> CONJUNCTIONS =
      Set.of(
          "and",
          "or",
          "but",
          "nor",
          "because",
          "if",
          "unless",
          "when",
          "while",
          "until",
          "although",
          "that",
          "so",
          "than");

  private static final Set<String> ARTICLES_AND_POSSESSIVES =
      Set.of("a", "an", "the", "my", "your", "his", "her", "its", "our", "their");

  /** Without those that end commands and questions: "turn it on", "come in", "what is it about". */
  private static final Set<String> PREPOSITIONS =
      Set.of("at", "for", "from", "of", "with", "without", "into", "by", "to", "between");

  private static final Set<String> FILLERS =
      Set.of("um", "umm", "uh", "uhm", "er", "erm", "ah", "hm", "hmm", "well", "like");

  @Override
  public boolean isComplete(String text) {
    String said = text.strip();
    String last = said.substring(said.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    return !last.isEmpty()
        && !CONJUNCTIONS.contains(last)
        && !ARTICLES_AND_POSSESSIVES.contains(last)
        && !PREPOSITIONS.contains(last)
        && !FILLERS.contains(last);
  }
}
