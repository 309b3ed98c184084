package dev.aicall.agent.server.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts what is said into the pieces of its subtitles, which together are the text again. */
final class Pieces {
  private static final Pattern WORD = Pattern.compile("\\S+\\s*");

  /**
   * One subtitle.
   *
   * @param text the increment
   * @param words how many words it has
   */
  record Piece(String text, int words) {}

  private Pieces() {}

  /**
   * Cuts a text.
   *
   * @param leastLength letters that a piece must have, unless
   * @param mostWords words that a piece may have are reached; at least 1
   * @return at least one piece
   */
  static List<Piece> of(String text, int leastLength, int mostWords) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int words = 0;
    Matcher matcher = WORD.matcher(text.strip());
    while (matcher.find()) {
      piece.append(matcher.group());
      words++;
      if (piece.length() >= leastLength || words >= mostWords) {
        pieces.add(new Piece(piece.toString(), words));
        piece.setLength(0);
        words = 0;
      }
    }
    if (words > 0 || pieces.isEmpty()) {
      pieces.add(new Piece(piece.toString(), words));
    }
    return pieces;
  }
}
