package dev.aicall.agent.speech.grammar;

/**
 * How alike two transcripts are. A recogniser with a grammar always hears one of its sentences; it
 * is believed only if a free recogniser hears something alike.
 */
public final class Similarity {
  /**
   * From here on the grammar is believed. Commands of people and clean voices had 0.55 and more,
   * other sentences of people at most 0.38 (measured with PocketSphinx 0.8+5prealpha, 2026-11-22).
   */
  public static final double BELIEVED = 0.5;

  private Similarity() {}

  /**
   * Compares two transcripts, letter by letter, blanks left out.
   *
   * @param first one
   * @param second the other
   * @return 1 if equal, 0 if all letters differ: 1 - edit distance / length of the longer
   */
  public static double of(String first, String second) {
    String a = first.replace(" ", "");
    String b = second.replace(" ", "");
    int longer = Math.max(a.length(), b.length());
    return longer == 0 ? 1 : 1 - (double) distance(a, b) / longer;
  }

  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
