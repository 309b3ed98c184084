package dev.aicall.agent.server.yaml;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Helps people who mistyped a word. */
public final class Spelling {
  /** A slip changes, adds or drops a letter or two; more, or all of them, is another word. */
  private static final int FARTHEST = 2;

  private Spelling() {}

  /**
   * Lists words.
   *
   * @param words to be listed
   * @return with commas between
   */
  public static String list(String... words) {
    return String.join(", ", words);
  }

  /**
   * Says what is allowed, and what may have been meant.
   *
   * @param got what was written
   * @param words that are allowed
   * @return one or two sentences
   */
  public static String advice(String got, String... words) {
    return advice(got, List.of(words));
  }

  /**
   * Says what is allowed, and what may have been meant.
   *
   * @param got what was written
   * @param words that are allowed
   * @return one or two sentences
   */
  public static String advice(String got, Collection<String> words) {
    String allowed = "Allowed: " + String.join(", ", words);
    return words.stream()
        .min(Comparator.comparingInt(word -> distance(got, word)))
        .filter(word -> distance(got, word) <= Math.min(FARTHEST, got.length() - 1))
        .map(word -> "Did you mean \"" + word + "\"? " + allowed)
        .orElse(allowed);
  }

  /** How many letters differ, by Levenshtein; capital letters do not count. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] before = new int[b.length() + 1];
    Arrays.setAll(before, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[b.length()];
  }
}
