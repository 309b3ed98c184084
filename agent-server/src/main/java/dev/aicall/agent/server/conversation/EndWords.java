package dev.aicall.agent.server.conversation;

import java.util.List;
import java.util.Locale;

/**
 * Words and phrases that end a turn when it ends with one. Case, punctuation and the number of
 * spaces do not matter; only whole words count, except in scripts that do not separate words.
 */
final class EndWords {
  private final List<String> words;

  /** Takes words as somebody wrote them; those without a letter are left out. */
  EndWords(List<String> words) {
    this.words = words.stream().map(EndWords::bare).filter(word -> !word.isEmpty()).toList();
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Whether a text ends with one of them. */
  boolean endOf(String text) {
    String said = bare(text);
    return words.stream().anyMatch(word -> said.endsWith(word) && isWhole(said, word));
  }

  private static boolean isWhole(String said, String word) {
    int before = said.length() - word.length() - 1;
    return before < 0 || said.charAt(before) == ' ' || Character.isIdeographic(word.codePointAt(0));
  }

  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}']+", " ").strip();
  }
}
