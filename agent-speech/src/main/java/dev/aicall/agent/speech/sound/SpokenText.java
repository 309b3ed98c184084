package dev.aicall.agent.speech.sound;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Makes text fit for voices that know English letters only. */
public final class SpokenText {
  /**
   * Letters in one piece: some ten seconds of speech, so that a synthesis in one go stays short and
   * an interruption saves the rest. Our choice.
   */
  public static final int PIECE_LETTERS = 200;

  private SpokenText() {}

  /**
   * Leaves accents out, turns typographic signs into plain ones and drops what cannot be spoken.
   *
   * @param text any text
   * @return printable ASCII, single blanks, may be empty
   */
  public static String plain(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder plain = new StringBuilder(decomposed.length());
    decomposed.codePoints().forEach(c -> append(plain, c));
    return plain.toString().strip().replaceAll("\\s+", " ");
  }

  private static void append(StringBuilder plain, int c) {
    switch (c) {
      case '\u2018', '\u2019', '\u02bc' -> plain.append('\'');
      case '\u201c', '\u201d' -> plain.append('"');
      case '\u2010', '\u2011' -> plain.append('-');
      case '\u2012', '\u2013', '\u2014', '\u2015' -> plain.append(", ");
      default -> {
        if (c >= ' ' && c < 0x7f) {
          plain.append((char) c);
        } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
          plain.append(' ');
        }
      }
    }
  }

  /**
   * Cuts a text where a speaker would draw breath, else between words.
   *
   * @param text any text; made {@link #plain}
   * @return pieces of at most {@link #PIECE_LETTERS} letters, none if nothing can be spoken
   */
  public static List<String> pieces(String text) {
    String rest = plain(text);
    List<String> pieces = new ArrayList<>();
    while (!rest.isEmpty()) {
      int end = rest.length() <= PIECE_LETTERS ? rest.length() : cut(rest);
      String piece = rest.substring(0, end).strip();
      if (piece.chars().anyMatch(Character::isLetterOrDigit)) {
        pieces.add(piece);
      }
      rest = rest.substring(end).strip();
    }
    return pieces;
  }

  private static int cut(String text) {
    for (String signs : List.of(".!?", ";:,", " ")) {
      for (int i = PIECE_LETTERS - 1; i > PIECE_LETTERS / 3; i--) {
        boolean atBlank = i + 1 == text.length() || text.charAt(i + 1) == ' ' || signs.equals(" ");
        if (signs.indexOf(text.charAt(i)) >= 0 && atBlank) {
          return i + 1;
        }
      }
    }
    return PIECE_LETTERS;
  }
}
