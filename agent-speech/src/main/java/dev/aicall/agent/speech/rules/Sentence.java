package dev.aicall.agent.speech.rules;

import java.util.Locale;

/** Brings what was typed or heard into one form: lower case, no punctuation, single blanks. */
final class Sentence {
  private Sentence() {}

  static String plain(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace('\u2019', '\'')
        .replaceAll("[^\\p{L}\\p{N}' ]+", " ")
        .strip()
        .replaceAll("\\s+", " ");
  }
}
