package dev.aicall.agent.speech.testing;

import java.util.List;

/** How many words of a transcript are wrong. */
public final class WordErrors {
  private WordErrors() {}

  /** Words to be replaced, added or left out, for each word that was said. */
  public static double rate(String said, String heard) {
    List<String> a = List.of(said.strip().split("\\s+"));
    List<String> b = heard.isBlank() ? List.of() : List.of(heard.strip().split("\\s+"));
    int[][] distance = new int[a.size() + 1][b.size() + 1];
    for (int i = 0; i <= a.size(); i++) {
      for (int j = 0; j <= b.size(); j++) {
        distance[i][j] =
            i == 0 || j == 0
                ? i + j
                : Math.min(
                    Math.min(distance[i - 1][j], distance[i][j - 1]) + 1,
                    distance[i - 1][j - 1] + (a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1));
      }
    }
    return (double) distance[a.size()][b.size()] / a.size();
  }
}
